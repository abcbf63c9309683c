// The history of the sample's fullest incidents in a review: twice is once, and what was reworded does not come again.
import assert from 'node:assert/strict';
import { createGitLab } from '../../src/gitlab';
import { buildSourceUrl, nameAuthor, nameMentions, type HistoryEntry } from '../../src/incident/history';
import { defaultLabelNames } from '../../src/incident/labels';
import type { Incident } from '../../src/incident/model';
import { analyzeReview, builtInTemplates, parseReview, scaffold } from '../../src/review';
import { chooseSensible, importEntries, readTagMilestone, type ImportedEntry } from '../../src/review/timeline';
import { readHistory } from '../../src/sync/incidents/readHistory';
import { sampleData, sampleTokens, startGitLab, type GitLab as StandIn } from '../gitlab';

const now = Date.parse('2025-11-20T12:00:00Z');
const data = sampleData(now);
const names = { assignees: [], roleNouns: [], mode: 'name' } as const;

suite('Importing from the ten fullest incidents', () => {
  let standIn: StandIn;
  suiteSetup(async () => (standIn = await startGitLab({ data, now: () => now })));
  suiteTeardown(() => standIn.stop());

  const weight = (id: number): number =>
    [...data.notes, ...data.labelEvents, ...data.timelineEvents].filter(({ issueId }) => issueId === id).length;
  const fullest = data.issues
    .filter(
      ({ type, projectId }) =>
        type === 'incident' && projectId === data.projects.find(({ path }) => path === 'acme/production')?.id,
    )
    .toSorted((one, other) => weight(other.id) - weight(one.id))
    .slice(0, 10);

  async function readEntries(iid: number): Promise<{ incident: Incident; entries: readonly HistoryEntry[] }> {
    const gitlab = createGitLab({ url: standIn.url, token: sampleTokens.onCall });
    const { signal } = new AbortController();
    const incident = await gitlab.issue({ project: 'acme/production', iid }, signal);
    assert.ok(incident.kind === 'incident');
    const query = { incident, names: defaultLabelNames, timeZone: 'UTC', show: () => undefined };
    return { incident, entries: (await readHistory(gitlab, query, signal)).entries };
  }

  const describe = (entry: HistoryEntry): ImportedEntry => ({
    at: entry.at,
    text: nameMentions(entry, names),
    url: buildSourceUrl(standIn.url, entry.source),
    isPart: entry.isPart,
    author: nameAuthor(entry.author, names),
    milestone: readTagMilestone(entry.tags),
  });

  for (const template of builtInTemplates) {
    for (const [index, { iid }] of fullest.entries()) {
      test(`number ${index + 1} into ${template.name}`, async () => {
        const { incident, entries } = await readEntries(iid);
        const { text } = scaffold(template, {
          id: '3f2c0000-0000-4000-8000-000000000001',
          incident: `acme/production#${iid}`,
          title: 'Review',
          severity: incident.severity,
          services: incident.services,
          groups: incident.groups,
          owner: undefined,
          date: new Date(incident.createdAt).toISOString().slice(0, 10),
          dueDate: undefined,
          confidential: false,
        });
        const read = (given: string) => {
          const document = parseReview(given);
          return { document, timelines: analyzeReview(document, template).timelines };
        };
        const put = (given: string, chosen: readonly HistoryEntry[]) =>
          importEntries(given, chosen.map(describe), read);
        const sensible = chooseSensible(entries);
        const some = entries.filter(({ id }) => sensible.has(id));
        assert.ok(some.length >= 3, `${some.length} sensible entries`);
        for (const chosen of [some, entries]) {
          const once = put(text, chosen);
          assert.equal(once.added + once.known, chosen.length);
          assert.equal(once.text.match(/\[source\]\(/gu)?.length, once.added);
          assert.equal(put(once.text, chosen).text, once.text, 'a second time nothing changes');
          assert.equal(put(once.text, chosen.toReversed()).text, once.text);
          let left = 3;
          const reworded = once.text.replaceAll(/(?<=UTC: ).+(?= \([^()]*\[source\])/gu, said => {
            left -= 1;
            return left >= 0 ? 'In other words' : said;
          });
          assert.notEqual(reworded, once.text);
          assert.equal(put(reworded, chosen).text, reworded, 'what was reworded does not come again');
          const starts = read(once.text).timelines[0]?.events.map(({ start }) => start ?? NaN) ?? [];
          assert.deepEqual(
            starts,
            starts.toSorted((a, b) => a - b),
            'in the order of time',
          );
        }
      });
    }
  }
});
