// Agreements are for exactly the objects and the text that the person was asked about.
import assert from 'node:assert/strict';
import { agreementsTo, type Change, type ChangeSource } from '../../../src/inPlace/agreements';

const host = 'gitlab.example.com';
const inPlace: ChangeSource = { kind: 'in-place' };
const file = (name: string): ChangeSource => ({ kind: 'file', uri: `file:///home/${name}.md`, id: 'x' });
const review = { project: 'acme/production', iid: 12 };
const incident = { project: 'acme/production', iid: 7 };
const overwrite: Change = { kind: 'overwrite', review };
const move: Change = { kind: 'move', incident };

suite('What the person agreed to', () => {
  /** What was agreed to first, what is asked next, and whether that needs no question. */
  const rows: readonly (readonly [string, readonly string[], readonly string[], boolean])[] = [
    [
      'the same file and issue',
      agreementsTo([overwrite], file('a'), host),
      agreementsTo([overwrite], file('a'), host),
      true,
    ],
    [
      'another spelling of the path',
      agreementsTo([overwrite], inPlace, host),
      agreementsTo([{ kind: 'overwrite', review: { ...review, project: 'Acme/Production' } }], inPlace, host),
      true,
    ],
    [
      'another file that names the same issue',
      agreementsTo([overwrite], file('a'), host),
      agreementsTo([overwrite], file('b'), host),
      false,
    ],
    [
      'a file, where the person edits the issue in place',
      agreementsTo([overwrite], inPlace, host),
      agreementsTo([overwrite], file('a'), host),
      false,
    ],
    [
      'another issue',
      agreementsTo([overwrite], file('a'), host),
      agreementsTo([{ kind: 'overwrite', review: { ...review, iid: 13 } }], file('a'), host),
      false,
    ],
    [
      'the same issue on another server',
      agreementsTo([overwrite], inPlace, host),
      agreementsTo([overwrite], inPlace, 'other.example.com'),
      false,
    ],
    [
      'moving an incident, where a project was agreed to',
      agreementsTo([{ kind: 'create', project: 'acme/production' }], file('a'), host),
      agreementsTo([move], file('a'), host),
      false,
    ],
    [
      'moving an incident that another file moved',
      agreementsTo([move], file('a'), host),
      agreementsTo([move], file('b'), host),
      false,
    ],
    [
      'linking, where moving was agreed to',
      agreementsTo([move], file('a'), host),
      agreementsTo([{ kind: 'link', incident }], file('a'), host),
      false,
    ],
    [
      'a new issue of another file in the same project',
      agreementsTo([{ kind: 'create', project: 'acme/production' }], file('a'), host),
      agreementsTo([{ kind: 'create', project: 'acme/production' }], file('b'), host),
      true,
    ],
    [
      'an issue whose name begins like a project',
      agreementsTo([{ kind: 'create', project: 'acme/production' }], inPlace, host),
      agreementsTo([overwrite], inPlace, host),
      false,
    ],
  ];
  for (const [name, agreed, asked, isCovered] of rows) {
    test(`${name}: ${isCovered ? 'no question' : 'asked'}`, () => {
      assert.equal(
        asked.every(each => agreed.includes(each)),
        isCovered,
      );
    });
  }
});
