// The query of a request is written as the library would write it that gitbeaker asks for it.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import fc from 'fast-check';

interface QueryWriter {
  stringify(query: object, options: object): string;
}

const load = createRequire(resolve('package.json'));
const library = load('qs') as QueryWriter;
const shipped = load('./build/qs.cjs') as QueryWriter;

const value = fc.letrec(tie => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom(null, undefined),
    fc.date({ noInvalidDate: true }),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.stringMatching(/^[a-z_]{1,6}$/u), tie('any'), { maxKeys: 3 }),
  ),
})).any;

suite('The query of a request', () => {
  for (const options of [{ arrayFormat: 'brackets' }, { encode: false }]) {
    test(`property: ${JSON.stringify(options)} writes what the library writes`, () => {
      fc.assert(
        fc.property(fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/u), value, { maxKeys: 4 }), query =>
          assert.equal(shipped.stringify(query, options), library.stringify(query, options)),
        ),
        { numRuns: 2000 },
      );
    });
  }

  test('a half of a sign does not end the request', () =>
    assert.equal(shipped.stringify({ search: 'a\ud800' }, {}), 'search=a%EF%BF%BD'));
});
