// From a template to the text of a new review: what is known is filled in, and nothing else changes.
import assert from 'node:assert/strict';
import { lint } from '../../../../src/review/lint';
import { parseReview } from '../../../../src/review/parse/document';
import { readFields } from '../../../../src/review/parse/fields';
import { chooseTemplate } from '../../../../src/review/templates/chooseTemplate';
import { scaffold, type ScaffoldValues } from '../../../../src/review/templates/scaffold';
import { compileTemplate } from '../../../../src/review/templates/template';
import { builtIn, context, lines, template } from '../fixtures';

const values: ScaffoldValues = {
  id: '7d0f4c1e-52a8-4b39-9a1e-3f6c2d8b9e01',
  incident: 'acme/production#101',
  title: 'The ovens went cold',
  severity: 2,
  services: ['Ovens', 'Tills'],
  groups: ['bakers'],
  owner: '@ida',
  date: '2026-03-02',
  dueDate: '2026-03-09',
  confidential: false,
};

const unknown: ScaffoldValues = {
  ...values,
  incident: undefined,
  title: '',
  severity: undefined,
  services: [],
  groups: [],
  owner: undefined,
  date: undefined,
  dueDate: undefined,
};

const hostile =
  '<!-- | --> {{title}} $(alert) ```\n# Heading\n/close\r\n<script>alert(1)</script> ![x](https://evil.example/x.png)';

suite('scaffolding a built-in template', () => {
  const head = (id: string, given: ScaffoldValues): readonly string[] =>
    scaffold(builtIn(id), given).text.split('\n').slice(0, 13);

  test('what is known stands in its fields', () => {
    assert.deepEqual(head('incident-review', values), [
      '<!-- incident-review',
      'id: 7d0f4c1e-52a8-4b39-9a1e-3f6c2d8b9e01',
      'template: incident-review',
      'incident: acme/production#101',
      '-->',
      '',
      '# The ovens went cold',
      '',
      '- Incident: acme/production#101',
      '- Severity: severity 2',
      '- Owner: @ida',
      '- Incident date: 2026-03-02',
      '- Review due: 2026-03-09',
    ]);
  });

  test('what is not known stays open', () => {
    const { text, title } = scaffold(builtIn('incident-review'), unknown);
    assert.equal(title, 'Incident Review');
    assert.deepEqual(text.split('\n').slice(0, 12), [
      '<!-- incident-review',
      'id: 7d0f4c1e-52a8-4b39-9a1e-3f6c2d8b9e01',
      'template: incident-review',
      '-->',
      '',
      '# Incident Review',
      '',
      '- Incident: group/project#NNN',
      '- Severity: ',
      '- Owner: ',
      '- Incident date: ',
      '- Review due: ',
    ]);
  });

  for (const id of ['incident-review', 'key-information', 'changeset-post-mortem']) {
    test(`${id}: the new review is judged by it, and only asks for what is not known`, () => {
      const { text, metadata } = scaffold(builtIn(id), values);
      const document = parseReview(text);
      assert.equal(chooseTemplate(document, [builtIn(id)])?.id, id);
      assert.equal(metadata.labels.length, 1);
      assert.ok(!/^\//mu.test(text));
      const codes = new Set(lint(document, context({ template: builtIn(id) })).map(({ code }) => code));
      assert.ok(
        !codes.has('incident.no-link') && !codes.has('severity.mismatch') && !codes.has('template.guidance-left'),
      );
    });

    test(`${id}: hostile values change no section, no field and no marker`, () => {
      const clean = parseReview(scaffold(builtIn(id), values).text);
      const { text } = scaffold(builtIn(id), {
        ...values,
        title: hostile,
        services: [hostile, '| a | b |'],
        groups: [hostile],
        owner: `@ida ${hostile}`,
      });
      const document = parseReview(text);
      assert.deepEqual(
        document.sections.slice(2).map(({ heading }) => heading),
        clean.sections.slice(2).map(({ heading }) => heading),
      );
      assert.deepEqual(
        readFields(document).map(({ name }) => name),
        readFields(clean).map(({ name }) => name),
      );
      assert.equal(document.comments.length, clean.comments.length);
      assert.ok(
        !/^\/close/mu.test(text) && !text.includes('<script') && !/[^\\]!\[x/u.test(text) && !text.includes('{{'),
      );
    });
  }
});

suite('scaffolding a team’s template', () => {
  const lineEnds = [
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ] as const;
  for (const [name, end] of lineEnds) {
    test(`stays byte for byte but for the fields that are known and open, with ${name}`, () => {
      const source = [
        '---',
        'title: Oven report',
        'labels: Ovens',
        '---',
        '',
        'Incident: acme/production#NNN  ',
        '',
        '## Summary',
        '',
        '* Service(s) affected :  ',
        '* Team : cooks',
        '* Moon: ',
        '* Severity: `_REPLACE_WITH_ 1`',
        '',
        '| Fact | Value |',
        '| ---- | ----- |',
        '| Review due |  |',
        '',
        '## Notes {{ .Values.oven }}',
        '\ttabs \\| and `code`',
        '',
        '/label ~Review',
        '',
      ].join(end);
      const expected = [
        '<!-- incident-review',
        'id: 7d0f4c1e-52a8-4b39-9a1e-3f6c2d8b9e01',
        'template: own',
        'incident: acme/production#101',
        '-->',
        '',
        'Incident: acme/production#101  ',
        '',
        '## Summary',
        '',
        '* Service(s) affected : Ovens, Tills',
        '* Team : cooks',
        '* Moon: ',
        '* Severity: severity 2',
        '',
        '| Fact | Value |',
        '| ---- | ----- |',
        '| Review due | 2026-03-09 |',
        '',
        '## Notes {{ .Values.oven }}',
        '\ttabs \\| and `code`',
        '',
      ].join(end);
      const { text, title, metadata } = scaffold(template(source, 'own'), values);
      assert.equal(text, expected);
      assert.equal(title, 'The ovens went cold');
      assert.deepEqual(metadata.labels, ['Ovens', 'Review']);
    });
  }

  test('without a title the template has one', () => {
    assert.equal(
      scaffold(template(lines('---', 'title: Oven report', '---', '## Impact')), unknown).title,
      'Oven report',
    );
    assert.equal(scaffold(template(lines('## Impact'), 'ovens'), unknown).title, 'ovens');
  });

  test('a team’s Mustache template may ask for what it likes', () => {
    const own = compileTemplate({
      id: 'own',
      name: 'own',
      source: 'workspace',
      format: 'mustache',
      text: lines(
        '# {{title}}',
        '{{#incident}}',
        'Incident: {{incident}}',
        '{{/incident}}',
        '{{^owner}}',
        'Owner: nobody',
        '{{/owner}}',
        '{{{services}}} & {{nothing}}',
      ),
    });
    assert.equal(
      scaffold(own, { ...values, owner: undefined }).text.split('-->\n\n')[1],
      lines('# The ovens went cold', 'Incident: acme/production#101', 'Owner: nobody', 'Ovens, Tills & '),
    );
  });

  test('a template whose name is no plain word cannot break its marker', () => {
    const { text } = scaffold(template(lines('## Impact'), 'a-->b\nincident: evil#1'), values);
    const { marker } = parseReview(text);
    assert.deepEqual([marker?.template, marker?.incident], ['a- ->b incident: evil#1', 'acme/production#101']);
  });
});
