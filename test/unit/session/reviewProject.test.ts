// A short `#7` in a review is an issue of one project, whoever reads it.
import assert from 'node:assert/strict';
import type { Uri } from 'vscode';
import type { Analysis } from '../../../src/session/analysis';
import { findProjects } from '../../../src/editor/assist/projects';
import { findDocumentProject } from '../../../src/commands/choosing/currentReview';
import type { CommandParts } from '../../../src/commands/commandParts';
import { parseReference } from '../../../src/incident/reference';
import * as engine from '../../../src/review/index';
import type { Account } from '../../../src/session/account';
import { Analyzer } from '../../../src/session/analyzer';
import type { Settings } from '../../../src/session/settings';
import { Uri as Address } from '../vscode';

suite('The project that a short name in a review belongs to', () => {
  const uri = Address.parse('file:///review.md') as unknown as Uri;
  const cases: readonly (readonly [string, string, Readonly<Record<'project' | 'reviewProject', string>>, string])[] = [
    ["its incident's", 'incident: acme/ovens#4', { project: 'acme/shop', reviewProject: '' }, 'acme/ovens'],
    [
      'the one for reviews',
      'incident: acme/ovens#4',
      { project: 'acme/shop', reviewProject: 'acme/reviews' },
      'acme/reviews',
    ],
    ["its issue's", 'review: acme/old#2', { project: 'acme/shop', reviewProject: 'acme/reviews' }, 'acme/old'],
    ['the one that is set', 'template: plain', { project: 'acme/shop', reviewProject: '' }, 'acme/shop'],
  ];
  for (const [what, line, set, project] of cases) {
    test(`is ${what}`, () => {
      const text = `<!-- incident-review\nid: 1\n${line}\n-->\n`;
      const review = engine.parseReview(text);
      const account = {
        isSetUpFor: () => true,
        reviewAt: () => undefined,
        referenceIn: (name: string | undefined, inside?: string) =>
          name === undefined ? undefined : parseReference(name, inside),
      } as unknown as Account;
      const settings = { of: () => set } as unknown as Settings;
      const parts = { account, settings, incidents: { account } } as unknown as CommandParts;
      const found = Analyzer.prototype.findActionIssue.call({ parts } as unknown as Analyzer, '#7', uri, review);
      assert.deepEqual(found, { project, iid: 7 });
      assert.equal(findProjects(uri, { review } as Analysis, { account, settings }).review, project);
      assert.equal(findDocumentProject(parts, { uri }, text), project);
    });
  }
});
