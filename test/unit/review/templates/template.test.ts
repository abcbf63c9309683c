// Templates as data: what they ask for, what of their text is their own, and which one a document was made from.
import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { builtInTemplates } from '../../../../src/review/templates/builtIn';
import { chooseTemplate } from '../../../../src/review/templates/chooseTemplate';
import { isReview } from '../../../../src/review/templates/isReview';
import { compileTemplate, type Template } from '../../../../src/review/templates/template';
import { builtIn, lines, template, bodyOf } from '../fixtures';

const bakery = lines(
  '---',
  'title: Oven report',
  "labels: 'Ovens, PostMortem'",
  'assignees: [ida]',
  '---',
  '',
  'Incident: acme/production#NNN',
  '',
  '## Summary',
  '<!-- Two sentences. -->',
  '',
  '1. Service(s) affected:',
  '',
  '## Impact',
  '1. Who was hit? (i.e. shops)',
  '',
  'Tell how many loaves were lost, please.',
  '',
  '## Links',
  '- [Handbook](https://handbook.example)',
  '',
  '## Parent',
  '### Child',
  '',
  '**_EXAMPLE_**',
  '',
  'The <OVEN> went cold.',
  '',
  '/label ~Review ~"corrective action"',
  '/cc @bakers',
  '/assign @olaf',
  '/confidential',
  '/due in five days',
);

suite('compiling a template', () => {
  const compiled = template(bakery);

  test('front matter and quick actions become fields of the issue, a call to people stays', () => {
    assert.deepEqual(compiled.metadata, {
      title: 'Oven report',
      labels: ['Ovens', 'PostMortem', 'Review', 'corrective action'],
      assignees: ['ida', 'olaf'],
      confidential: true,
      due: 'in five days',
    });
    assert.equal(
      bodyOf(compiled),
      `${bakery.slice(bakery.indexOf('Incident:'), bakery.indexOf('/label'))}/cc @bakers\n`,
    );
  });

  test('sections with what they ask', () => {
    assert.deepEqual(
      compiled.sections.map(({ heading, meaning, asks, fields, questions }) => [
        heading,
        meaning,
        asks,
        fields.map(({ name }) => name),
        questions.map(({ text }) => text),
      ]),
      [
        ['Summary', 'summary', true, ['Service(s) affected'], []],
        ['Impact', 'impact', true, [], ['Who was hit? (i.e. shops)']],
        ['Links', 'other', false, [], []],
        ['Parent', 'other', false, [], []],
        ['Child', 'other', true, [], []],
      ],
    );
  });

  test('what each of its lines is for', () => {
    const [summary, impact, , , child] = compiled.sections;
    assert.deepEqual([...(summary?.lines ?? [])], [['service(s) affected:', 'skeleton']]);
    assert.deepEqual(
      [...(impact?.lines ?? [])],
      [
        ['who was hit? (i.e. shops)', 'skeleton'],
        ['tell how many loaves were lost, please.', 'guidance'],
      ],
    );
    assert.deepEqual([...(child?.lines ?? []).keys()].length, 3);
    assert.ok([...(child?.lines ?? []).values()].every(role => role === 'example'));
  });

  test('the place for the incident and the brackets it uses', () => {
    assert.equal(compiled.asksForIncident, true);
    assert.equal(template(lines('## Impact', 'Tell it.')).asksForIncident, false);
    assert.deepEqual([...compiled.brackets], ['<OVEN>']);
  });

  test('front matter without a value is taken out', () => {
    assert.equal(bodyOf(template('---\n# later\n---\n## Impact\n')), '## Impact\n');
  });

  test('front matter that is no YAML stays in the text', () => {
    const broken = '---\n"title: [\n---\n## Impact\n';
    assert.equal(bodyOf(template(broken)), broken);
  });

  test('quick actions in fences and comments stay', () => {
    const text = lines('## Impact', '```', '/close', '```', '<!--', '/close', '-->');
    assert.equal(bodyOf(template(text)), text);
  });

  for (const [name, end] of [
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ] as const) {
    test(`nothing else of a template changes, with ${name}`, () => {
      const text = ['/label ~a', '', '## Impact  ', '', '| a |b|', '\t- x', '', '', '/title x', '', '## End', ''].join(
        end,
      );
      assert.equal(
        bodyOf(template(text)),
        ['', '## Impact  ', '', '| a |b|', '\t- x', '', '', '', '## End', ''].join(end),
      );
    });
  }

  for (const id of ['incident-review', 'key-information', 'changeset-post-mortem']) {
    test(`${id} keeps its quick action out of the text`, () => {
      const own = builtIn(id);
      assert.equal(own.metadata.labels.length, 1);
      assert.ok(!bodyOf(own).includes('/label'));
      assert.equal(
        own.sections.filter(({ meaning }) => meaning === 'timeline').length,
        id === 'key-information' ? 0 : 1,
      );
    });
  }
});

suite('a template that Mustache cannot read', () => {
  const broken: readonly (readonly [string, number, string])[] = [
    ['## Impact\n\n{{#incident}}\n', 3, 'Unclosed section "incident"'],
    ['{{title\n## Impact\n', 1, 'Unclosed tag'],
    ['## Impact\r\n\r\n{{/incident}}\r\n', 3, 'Unopened section "incident"'],
    ['{{#a}}\n{{#b}}\n{{/a}}\n', 2, 'Unclosed section "b"'],
  ];
  for (const [text, line, message] of broken) {
    test(`${message} is said with the template and the line`, () => {
      assert.throws(() => compileTemplate({ id: 'a', name: 'Ovens', source: 'workspace', format: 'mustache', text }), {
        kind: 'template',
        template: 'Ovens',
        line,
        message,
      });
    });
  }

  test('braces in a Markdown template are only text', () => {
    assert.equal(bodyOf(template('## Impact\n\n{{#incident}}\n')), '## Impact\n\n{{#incident}}\n');
  });
});

suite('choosing a template', () => {
  const ovens = template(
    lines('## Summary', 'Tell it.', '## Impact', 'Tell it.', '## Cause', 'Tell it.', '## Actions', 'Tell it.'),
    'ovens',
  );
  const tills = template(
    lines('## Till', 'Tell it.', '## Impact', 'Tell it.', '## Cause', 'Tell it.', '## Cash', 'Tell it.'),
    'tills',
  );
  const chosen = (text: string, templates: readonly Template[]): string | undefined =>
    chooseTemplate(parseReview(text), templates)?.id;

  test('the marker says it', () => {
    assert.equal(
      chosen(
        lines('<!-- incident-review', 'template: tills', '-->', '## Summary', '## Impact', '## Cause', '## Actions'),
        [ovens, tills],
      ),
      'tills',
    );
  });

  test('a marker of a template that is not there leaves it to the headings', () => {
    assert.equal(
      chosen(
        lines('<!-- incident-review', 'template: gone', '-->', '## Summary', '## Impact', '## Cause', '## Actions'),
        [tills, ovens],
      ),
      'ovens',
    );
  });

  test('the one with most headings in common, where half of them are', () => {
    assert.equal(chosen(lines('## Impact', '## 2. Cause', '## ACTIONS'), [tills, ovens]), 'ovens');
    assert.equal(chosen(lines('## Impact', '## Cause'), [tills, ovens]), undefined);
    assert.equal(chosen('Hello\n', [tills, ovens]), undefined);
  });

  test('a team’s own before a built-in one', () => {
    const own = template(bodyOf(builtIn('key-information')), 'own');
    assert.equal(chosen(bodyOf(builtIn('key-information')), [builtIn('key-information'), own]), 'own');
  });

  for (const id of ['incident-review', 'key-information', 'changeset-post-mortem']) {
    test(`${id} is known by its own text`, () => {
      const all = ['incident-review', 'key-information', 'changeset-post-mortem'].map(builtIn);
      assert.equal(chosen(bodyOf(builtIn(id)), all), id);
    });
  }
});

suite('what is a review', () => {
  const texts: readonly (readonly [string, string, boolean])[] = [
    ['a marker', lines('<!-- incident-review', 'id: 1', '-->'), true],
    ['two telling sections', lines('## Timeline', '## Root cause'), true],
    ['two of the same meaning', lines('## Timeline', '## Chain of events'), false],
    ['sections that any document has', lines('## Summary', '## Overview', '## References', '## Timeline'), false],
    ['a list of incidents', lines('# Incidents', '- Timeline of May', '- Root cause of June'), false],
    ['an empty text', '', false],
  ];
  for (const [name, text, expected] of texts) {
    test(`${name}: ${expected ? 'yes' : 'no'}`, () => assert.equal(isReview(parseReview(text)), expected));
  }
});

suite('a built-in template', () => {
  for (const template of builtInTemplates) {
    test(`${template.id}: what was compiled with the bundle is what its text compiles to`, () => {
      const { id, name, source, format, text } = template;
      assert.deepEqual(template, compileTemplate({ id, name, source, format, text }));
    });
  }
});
