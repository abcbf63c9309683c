// Acronyms that nobody explains.
import assert from 'node:assert/strict';
import { found, fixed, incident, problems } from '../fixtures';

const english = '\n\n## Notes\n\nThis is a text of the bakery with all of the small words that are in it.\n';
/** What the readers of another team know, nobody here can tell. */
const own = { incident: incident() };
const only = (text: string): readonly string[] =>
  found(`## Root cause\n\n${text}${english}`, own)
    .filter(([code]) => code === 'text.acronym')
    .map(([, marked]) => marked);

suite('text.acronym', () => {
  const texts: readonly (readonly [text: string, marked: readonly string[]])[] = [
    ['The QVX closed the valve of the oven.', ['QVX']],
    ['The QVX (quick valve exchange) closed the valve of the oven.', []],
    ['The quick valve exchange closed it, and the QVE did not open it.', []],
    ['The quick valve exchange (QVX) closed it.', []],
    ['QVX stands for something, and it closed the valve of the oven.', []],
    ['The API of the DNS closed the valve of the oven.', []],
    ['The `QVX` closed the valve of the oven.', []],
    ['QVX ERROR VALVE CLOSED', []],
    ['See QVX-12 and #QVX for the valve of the oven.', []],
    ['The valve of the oven was closed at P1 and SEV2.', []],
  ];
  for (const [text, marked] of texts) test(text, () => assert.deepEqual(only(text), marked));

  test('is one problem, however many there are', () => {
    const text = `## Root cause\n\nThe QVX closed the valve, and the BRT did not open it again.${english}`;
    const [problem, ...others] = problems(text, own).filter(({ code }) => code === 'text.acronym');
    assert.deepEqual(others, []);
    assert.deepEqual(problem?.args, { count: 2, names: 'QVX, BRT' });
  });

  test('a glossary in the text explains it', () => {
    assert.deepEqual(only('The QVX closed the valve of the oven.\n\n## Glossary\n\n- QVX: the quick valve'), []);
  });

  test('the team has a glossary of its own', () => {
    const text = `## Root cause\n\nThe QVX closed the valve, and the BRT did not open it again.${english}`;
    const marked = (glossary: readonly string[]): readonly unknown[] =>
      problems(text, { ...own, glossary }).flatMap(({ code, args }) => (code === 'text.acronym' ? [args] : []));
    assert.deepEqual(marked(['qvx']), [{ name: 'BRT' }]);
    assert.deepEqual(marked(['QVX', ' BRT ']), []);
  });

  test('the fix puts the cursor between brackets', () => {
    const text = `## Root cause\n\nThe QVX closed the valve of the oven.${english}`;
    assert.equal(fixed(text, 'text.acronym', own), text.replace('QVX', 'QVX ()'));
  });
});
