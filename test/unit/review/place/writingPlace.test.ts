// What can be written where the cursor (`^`) stands.
import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { findWritingPlace } from '../../../../src/review/place/writingPlace';

/** The kind, what it is about, and what goes when something is put there. */
function describe(text: string): string {
  const offset = text.indexOf('^');
  const document = parseReview(text.replace('^', ''));
  const place = findWritingPlace(document, offset);
  const value = 'value' in place ? document.text.slice(place.value.start, place.value.end) : '';
  const about = place.kind === 'cell' ? place.column : 'meaning' in place ? (place.meaning ?? '') : '';
  return [place.kind, about, value].filter(each => each !== '').join(' ');
}

const table = '## Corrective Actions\n\n| Action | Work item | Owner | Target date |\n| --- | --- | --- | --- |\n';
const cases: readonly (readonly [text: string, expected: string])[] = [
  ['<!-- incident-review\nid: ^x\n-->\n\n# T\n', 'hidden'],
  ['# T\n\n```\n^x\n```\n', 'hidden'],
  ['## 5 Whys\n\n^\n\n## Timeline\n', 'empty whys'],
  ['## Timeline\n\n- ^\n', 'entry'],
  ['## Timeline\n\n- 10:^\n', 'entry 10:'],
  ['## Timeline\n\n- 10:00 it b^roke\n', 'text'],
  ['## Lessons\n\n- ^\n', 'text'],
  ['## Key Information\n\n- Owner:^\n', 'field owner'],
  ['## Key Information\n\n- Owner: @an^\n', 'field owner @an'],
  ['## Key Information\n\n- **Severity:** ^\n', 'field severity'],
  ['## Key Information\n\n- Severity: S2^\n', 'field severity S2'],
  ['## Key Information\n\n- Severity: seve^rity 2  \n', 'field severity severity 2'],
  ['## Key Information\n\n- Services:^ Web, API\n', 'field services  Web'],
  ['## Key Information\n\n- Services: Web, A^PI, Mail\n', 'field services API'],
  ['## Key Information\n\n- Team: We^b <!-- ask Ana -->\n', 'field team Web'],
  ['## Key Information\n\n| Field | Value |\n| --- | --- |\n| Owner | Ja^ne |\n', 'field owner Jane'],
  ['## Key Information\n\n- Own^er: @ana\n', 'text'],
  ['## Key Information\n\n| Field | Value |\n| --- | --- |\n| Owner | ^ |\n', 'field owner'],
  [`${table}| Cap it | ^ |  |  |\n`, 'cell link'],
  [`${table}| Cap it |  | @a^ |  |\n`, 'cell owner @a'],
  [`${table}| Cap it | #^12 and #13 |  |  |\n`, 'cell link #12 and #13'],
  [`${table}| Cap it |  |  |^|\n`, 'cell date'],
  [`${table}| Cap^ |  |  |  |\n`, 'text'],
  ['## Corrective Actions\n\n| Action | Work^ item |\n| --- | --- |\n| a |  |\n', 'text'],
  ['## Summary\n\nWords^\n', 'text'],
];

suite('The place of a cursor', () => {
  for (const [text, expected] of cases) {
    test(`${expected}: ${JSON.stringify(text.slice(-40))}`, () => assert.equal(describe(text), expected));
  }
});
