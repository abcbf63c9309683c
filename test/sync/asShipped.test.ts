// What these tests run is what ships: the library that speaks with GitLab, without the parts that the bundles leave out.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

suite('The library that speaks with GitLab', () => {
  test('is bundled with the stand-ins for its parts', () => {
    const bundles = readdirSync('out/sync', { recursive: true, encoding: 'utf8' }).filter(name =>
      name.endsWith('.mjs'),
    );
    const imported = bundles.flatMap(name => {
      const text = readFileSync(join('out/sync', name), 'utf8');
      return [...text.matchAll(/^import .*?"(?<from>[^".][^"]*)";$/gmu)].map(({ groups }) => groups?.['from'] ?? '');
    });
    assert.ok(imported.includes('valibot'));
    const shipped = [
      '@gitbeaker/core',
      '@gitbeaker/rest',
      '@gitbeaker/requester-utils',
      'qs',
      'rate-limiter-flexible',
      'picomatch-browser',
    ];
    assert.deepEqual(
      shipped.filter(name => imported.includes(name)),
      [],
    );
  });
});
