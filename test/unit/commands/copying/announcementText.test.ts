// What an announcement says, in English and in another language: all of its own words are of one.
import assert from 'node:assert/strict';
import { describeDeclaration, writeAnnouncement } from '../../../../src/commands/copying/announcementText';
import { makeReview } from '../../../issues';
import { l10n } from '../../vscode';

const german: Readonly<Record<string, string>> = {
  'severity {0}': 'Schweregrad {0}',
  'owner {0}': 'verantwortlich {0}',
  'due {0}': 'fällig {0}',
  'Incident: {0} (severity {1})': 'Incident: {0} (Schweregrad {1})',
};

suite('An announcement', () => {
  const review = makeReview({
    title: 'Basket @here <!channel>',
    severity: 2,
    assignees: [{ id: 1, username: 'ana', name: 'Ana Ruiz' }],
    dueDate: '2026-03-09',
  });
  const url = 'https://gitlab.example.com';
  const title = 'Basket @\u200bhere ‹!channel>';
  const link = `${url}/g/p/-/issues/1`;
  const { t } = l10n;
  teardown(() => Object.assign(l10n, { t }));

  for (const [language, words, facts, declared] of [
    ['English', {}, 'severity 2, owner @ana, due 2026-03-09', 'severity 2'],
    ['German', german, 'Schweregrad 2, verantwortlich @ana, fällig 2026-03-09', 'Schweregrad 2'],
  ] as const) {
    test(`says in ${language} how severe it was, whose it is, and when it is due; it calls nobody`, () => {
      Object.assign(l10n, {
        t: (pattern: string, ...values: readonly unknown[]) =>
          t((words as Readonly<Record<string, string>>)[pattern] ?? pattern, ...values),
      });
      assert.equal(writeAnnouncement(review, url), `${title} (${facts}): ${link}`);
      const incident = { ...review, nearMiss: false };
      assert.equal(describeDeclaration(incident, url), `Incident: ${title} (${declared}): ${link}`);
    });
  }
});
