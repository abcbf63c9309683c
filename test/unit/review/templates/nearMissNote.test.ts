// The line over a near miss's review: below the title of any template, and nothing else changes.
import assert from 'node:assert/strict';
import { addNearMissNote } from '../../../../src/review/templates/nearMissNote';
import { scaffold, type ScaffoldValues } from '../../../../src/review/templates/scaffold';
import { builtIn, counts } from '../fixtures';

const note =
  '_A near miss: nobody was affected. Where a question asks about the impact, say what could have happened, and what stopped it._';

const values: ScaffoldValues = {
  id: '7d0f4c1e-52a8-4b39-9a1e-3f6c2d8b9e01',
  incident: 'acme/production#101',
  title: 'The ovens nearly went cold',
  severity: 2,
  services: [],
  groups: [],
  owner: '@ida',
  date: '2026-03-02',
  dueDate: '2026-03-09',
  confidential: false,
};

suite('The line over the review of a near miss', () => {
  const places: readonly (readonly [string, string, string])[] = [
    ['below the title', '# Ovens\n\nText', `# Ovens\n\n${note}\n\nText`],
    ['with the line ends of the text', '# Ovens\r\n\r\nText', `# Ovens\r\n\r\n${note}\r\n\r\nText`],
    ['below a title at the end', '# Ovens', `# Ovens\n\n${note}`],
    ['at the beginning of a text without a title', '## Summary\n\n# no title', `${note}\n\n## Summary\n\n# no title`],
    ['not into code', '```sh\n# no title\n```\n', `${note}\n\n\`\`\`sh\n# no title\n\`\`\`\n`],
    ['into an empty text', '', `${note}\n\n`],
  ];
  for (const [name, text, expected] of places) {
    test(name, () => assert.equal(addNearMissNote(text), expected));
  }

  for (const id of ['incident-review', 'key-information', 'changeset-post-mortem']) {
    test(`${id}: it comes, and no problem comes or goes with it`, () => {
      const plain = scaffold(builtIn(id), values).text;
      const marked = scaffold(builtIn(id), { ...values, nearMiss: true }).text;
      assert.ok(marked.includes(`${note}\n`));
      assert.equal(marked.replace(`${note}\n\n`, ''), plain);
      assert.deepEqual(counts(marked, { template: builtIn(id) }), counts(plain, { template: builtIn(id) }));
    });
  }
});
