// What speaks to the writer of a review, and what only sounds like it.
import assert from 'node:assert/strict';
import { speaksToWriter } from '../../../../src/review/templates/guidance';
import { analyzeReview } from '../../../../src/review/analyze';
import { parseReview } from '../../../../src/review/parse/document';
import { lines, problems } from '../fixtures';

suite('guidance of a template', () => {
  const cases: readonly (readonly [line: string, speaks: boolean])[] = [
    ['How was it detected?', true],
    ['How was it detected? Use a sentence for each sign.', true],
    ['How was it detected? Use of the oven page by a baker.', false],
    ['How was it detected? Try by a baker.', false],
    ['Who was affected? All shops.', false],
    ['Replace this with your own words', true],
    ['Replace the placeholder below', true],
    ['Remove the examples before you publish', true],
    ['Replace the leaking valve', false],
    ['[!IMPORTANT] Fill in this section within five days.', true],
    ['**Note:** Describe the ovens.', true],
    ['Hinweis: Beschreibe die Öfen.', true],
    ['[!WARNING] The ovens are still cold.', false],
    ['**Note:** The ovens are still cold.', false],
    ['Remove the alarms of ovens that are gone', false],
  ];
  for (const [line, speaks] of cases) test(line, () => assert.equal(speaksToWriter(line), speaks));

  const items: readonly (readonly [heading: string, line: string, isEmpty: boolean])[] = [
    ['Action items', '- Provide a dashboard', false],
    ['Action items', '1. List the ovens in the plan', false],
    ['Lessons learned', '- Describe the valve to everybody', false],
    ['Action items', '- List the actions here', true],
    ['Action items', '- Provide an owner and a date', true],
    ['Action items', 'Provide a dashboard', true],
    ['Lessons learned', '- Describe what you learned', true],
    ['Summary', '- Describe the outage', true],
    ['Root cause', '*Note what the ovens need to stay warm*', true],
    ['Root cause', '_Run a walk through the bakery._', true],
    ['Root cause', '*The valve was closed*', false],
    ['Root cause', 'Note what the ovens need to stay warm', false],
    ['Lessons learned', '*Run the ovens in pairs*', false],
  ];
  for (const [heading, line, isEmpty] of items)
    test(`${line} in ${heading} ${isEmpty ? 'asks the writer' : 'is written'}`, () => {
      const found = problems(`# Cold ovens\n\n## ${heading}\n\n${line}\n`).map(({ code }) => code);
      assert.equal(found.includes('section.empty'), isEmpty);
    });

  for (const item of ['Provide a dashboard @ida', 'Provide a dashboard (#12)', 'Provide a dashboard (2026-12-01)'])
    test(`${item}: asks a person for something`, () => {
      const text = lines('# Outage of the ovens', '', '## Corrective actions', '', `- ${item}`);
      const review = analyzeReview(parseReview(text), undefined);
      assert.deepEqual(
        review.actions.map(action => action.text),
        [item],
      );
    });

  const alerts: readonly (readonly [body: string, isEmpty: boolean])[] = [
    ['> [!note] Guidance\n> Describe the ovens.', true],
    ['> **Tip**\n> Describe the ovens.', true],
    [':::note\nDescribe the ovens.\n:::', true],
    ['> **Note**\n> The ovens were cold.', false],
    ['**Gas**\n\nDescribe the ovens.', false],
  ];
  for (const [body, isEmpty] of alerts)
    test(`${JSON.stringify(body)} ${isEmpty ? 'asks the writer' : 'is written'}`, () => {
      const found = problems(`# Cold ovens\n\n## Root cause\n\n${body}\n`).map(({ code }) => code);
      assert.equal(found.includes('section.empty'), isEmpty);
    });

  const left: readonly (readonly [name: string, heading: string, line: string, isLeft: boolean])[] = [
    ['in italics', 'Impact', '_Describe who was hit, and for how long._', true],
    ['quoted', 'Impact', '> Summarize what customers saw', true],
    ['in brackets', 'Root cause', '(Explain what made it possible)', true],
    ['to be deleted', 'Timeline', 'Delete this line when you are done.', true],
    ['on the template', 'Notes', 'Please fill in this template within five days.', true],
    ['on its example', 'Timeline', 'The example below shows one way to write it.', true],
    ['a question in italics', 'Impact', '_Who was affected?_', false],
    ['a lesson', 'Lessons learned', '> Describe the valve to everybody', false],
    ['an action', 'Action items', '_Provide a dashboard_', false],
    ['plain words', 'Impact', 'Provide was the word that customers saw.', false],
    ['a quotation of somebody', 'Impact', '> The list is empty', false],
  ];
  for (const [name, heading, line, isLeft] of left)
    test(`above what was written, ${name}: ${isLeft ? 'left over' : 'the writer’s'}`, () => {
      const text = lines(
        '# Cold ovens',
        '',
        `## ${heading}`,
        '',
        line,
        '',
        'Forty shops.',
        '',
        '## Root cause',
        '',
        'Gas.',
      );
      const marked = problems(text).filter(({ code }) => code === 'template.guidance-left');
      assert.deepEqual(
        marked.map(({ span }) => text.slice(span.start, span.end)),
        isLeft ? [line] : [],
      );
    });

  test('alone below a heading of unknown meaning it is left over once something is written', () => {
    const text = lines('# Cold ovens', '', '> Fill in this template.', '', '## Root cause', '', 'Gas.');
    const count = (each: string): number =>
      problems(each).filter(({ code }) => code === 'template.guidance-left').length;
    assert.deepEqual([count(text), count(text.replace('Gas.', ''))], [1, 0]);
  });
});
