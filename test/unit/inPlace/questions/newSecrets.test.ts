// What is asked about before a text is sent: what the rule about secrets finds, and GitLab does not have yet.
import assert from 'node:assert/strict';
import { createPolicy } from '../../../../src/incident/policy';
import * as engine from '../../../../src/review/index';
import { findNewSecrets, type SecretContext } from '../../../../src/inPlace/questions/newSecrets';

const secret = ['hunter2', 'secretX9'].join('');
const text = `# Review\n\n## Summary\n\nWe tried password=${secret}.\nAgain: password=${secret}\n`;
const waived = text.replaceAll('\nAgain', '').replace('We', '<!-- review-disable-next-line security.secret -->\nWe');

suite('Secrets that are about to be sent', () => {
  const found = (of: string, known = '', rules: SecretContext['rules'] = {}): readonly string[] =>
    findNewSecrets(
      engine,
      { text: of, known },
      { policy: createPolicy('gitlab-2025'), rules, today: '2025-11-20' },
    ).map(({ kind, value, line }) => `${line} ${kind} ${value}`);

  const rows: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['each once, where it stands first', found(text), [`4 password ${secret}`]],
    ['but not what GitLab has', found(text, `Before: password=${secret}`), []],
    ['nor where the rule is off', found(text, '', { 'security.secret': 'off' }), []],
    ['nor what is waived in the text', found(waived), []],
    ['at whatever level the rule is', found(text, '', { 'security.secret': 'hint' }), [`4 password ${secret}`]],
    ['and nothing else that rules find', found('# Review\n\nMail kim@shop.com, please.\n'), []],
  ];
  for (const [name, actual, expected] of rows) test(name, () => assert.deepEqual(actual, expected));
});
