// Agreements are for exactly the objects and the text that the person was asked about.
import assert from 'node:assert/strict';
import { nameAgreements, type Change, type ChangeSource } from '../../../../src/inPlace/questions/agreements';

const host = 'gitlab.example.com:1';
const inPlace: ChangeSource = { kind: 'in-place' };
const file = (name: string): ChangeSource => ({ kind: 'file', uri: `file:///home/${name}.md`, id: 'x' });
const review = { project: 'acme/production', iid: 12 };
const incident = { project: 'acme/production', iid: 7 };
const overwrite: Change = { kind: 'overwrite', review };
const project: Change = { kind: 'project', projectId: 101 };
const move: Change = { kind: 'move', incident };
const change = (iid: number, projectId = 101): Change => ({
  kind: 'change',
  issue: { projectId, reference: { project: 'acme/production', iid } },
});

suite('What the person agreed to', () => {
  /** What was agreed to first, what is asked next, and whether that needs no question. */
  const rows: readonly (readonly [string, readonly string[], readonly string[], boolean])[] = [
    [
      'the same file and issue',
      nameAgreements([overwrite], file('a'), host),
      nameAgreements([overwrite], file('a'), host),
      true,
    ],
    [
      'another spelling of the path',
      nameAgreements([overwrite], inPlace, host),
      nameAgreements([{ kind: 'overwrite', review: { ...review, project: 'Acme/Production' } }], inPlace, host),
      true,
    ],
    [
      'another file that names the same issue',
      nameAgreements([overwrite], file('a'), host),
      nameAgreements([overwrite], file('b'), host),
      false,
    ],
    [
      'a file, where the person edits the issue in place',
      nameAgreements([overwrite], inPlace, host),
      nameAgreements([overwrite], file('a'), host),
      false,
    ],
    [
      'another issue',
      nameAgreements([overwrite], file('a'), host),
      nameAgreements([{ kind: 'overwrite', review: { ...review, iid: 13 } }], file('a'), host),
      false,
    ],
    [
      'the same issue for somebody else who signed in',
      nameAgreements([overwrite], inPlace, host),
      nameAgreements([overwrite], inPlace, 'gitlab.example.com:2'),
      false,
    ],
    [
      'the same issue on another server',
      nameAgreements([overwrite], inPlace, host),
      nameAgreements([overwrite], inPlace, 'other.example.com:1'),
      false,
    ],
    [
      'moving an incident, where a project was agreed to',
      nameAgreements([project], file('a'), host),
      nameAgreements([move], file('a'), host),
      false,
    ],
    [
      'moving an incident that another file moved',
      nameAgreements([move], file('a'), host),
      nameAgreements([move], file('b'), host),
      false,
    ],
    [
      'the same review for another act',
      nameAgreements([change(12)], inPlace, host),
      nameAgreements([change(12)], inPlace, host),
      true,
    ],
    [
      'another review of a project that was agreed to',
      nameAgreements([project, change(12)], inPlace, host),
      nameAgreements([change(13)], inPlace, host),
      false,
    ],
    [
      'a review whose path went to another project',
      nameAgreements([change(12)], inPlace, host),
      nameAgreements([change(12, 102)], inPlace, host),
      false,
    ],
    [
      'linking, where moving was agreed to',
      nameAgreements([move], file('a'), host),
      nameAgreements([{ kind: 'link', incident }], file('a'), host),
      false,
    ],
    [
      'what is chosen by hand in a project that was agreed to',
      nameAgreements([project], file('a'), host),
      nameAgreements([project], file('b'), host),
      true,
    ],
    [
      'what is chosen by hand in another project that has got the path',
      nameAgreements([project], inPlace, host),
      nameAgreements([{ ...project, projectId: 102 }], inPlace, host),
      false,
    ],
    [
      'an issue whose name begins like a project',
      nameAgreements([project], inPlace, host),
      nameAgreements([overwrite], inPlace, host),
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
