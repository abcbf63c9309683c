// Who is named as the cause: people by their name alone, roles as a hint; systems, products and teams never.
import assert from 'node:assert/strict';
import { fixed, lines, problems } from '../fixtures';

const english =
  '\n## Notes\n\nThis is a text of the bakery that was written in English, with all of the small words that are in it.\n';
const cause = (text: string): string => lines('## Root cause', '', text) + english;

/** `code level «marked text»` of every problem that blames. */
function blamed(text: string): readonly string[] {
  const document = cause(text);
  return problems(document)
    .filter(({ code }) => code.startsWith('blame.'))
    .map(({ code, level, span }) => `${code} ${level} ${document.slice(span.start, span.end)}`);
}

suite('blame: a person is the cause', () => {
  const people: readonly (readonly [text: string, name: string])[] = [
    ['Because Jonas forgot to order gas, the ovens went cold.', 'Jonas'],
    ['Monday Jonas overlooked the gauge', 'Jonas'],
    ['On Friday Jonas deleted the list by mistake.', 'Jonas'],
    ['Tina closed the valve and did not look at the gauge.', 'Tina'],
    ['Priya Sharma did not read the label before she closed it.', 'Priya Sharma'],
    ['When Priya Sharma closed it she had not read the label.', 'Priya Sharma'],
    ['The ovens went cold because of a mistake of Peter Novak.', 'Peter Novak'],
    ['It was cold because of Svetlana’s oversight.', 'Svetlana'],
    ['Human error by Wei Zhang.', 'Wei Zhang'],
    ['Wei Zhang carelessly emptied the tank', 'Wei Zhang'],
    ['Wei did a mistake with the valve.', 'Wei'],
    ['Xiomara Delacroix misread the gauge.', 'Xiomara Delacroix'],
    ['The root cause was Olga.', 'Olga'],
    ['I was careless with the valve.', 'I'],
    ['He did not check the gauge.', 'He'],
    ['Anne-Marie forgot it', 'Anne-Marie'],
    ['Weil Jonas die Klappe vergessen hat, war es kalt.', 'Jonas'],
    ['Lucía Ferrer olvidó cerrar la válvula.', 'Lucía Ferrer'],
    ['O João Prado esqueceu de fechar a válvula.', 'João Prado'],
    ['Camille Roux a oublié de fermer le gaz.', 'Camille Roux'],
    ['Es war ein Fehler von Tina.', 'Tina'],
    ['Se debió a un error de Pablo.', 'Pablo'],
  ];
  for (const [text, name] of people) {
    test(text, () => assert.deepEqual(blamed(text), [`blame.person warning ${name}`]));
  }

  const hints: readonly (readonly [text: string, name: string])[] = [
    ['Tom closed the valve.', 'Tom'],
    ['The list was deleted by Tom.', 'Tom'],
    ['Tom’s change broke the till', 'Tom'],
    ['The baker on duty was away; the engineer misjudged the pressure.', 'engineer'],
    ['A typo by the on-call engineer in the list; human error.', 'on-call engineer'],
    ['Our new developer did not ask for a review', 'new developer'],
    ['Human error: Tunde typed the wrong number.', 'Tunde'],
    ['Jonas hat versehentlich das Gas abgestellt.', 'Jonas'],
    ['Das Gas wurde von Tina aus Versehen abgestellt.', 'Tina'],
    ['Pablo Sanz cerró la válvula por error.', 'Pablo Sanz'],
    ['Camille a fermé le gaz par erreur.', 'Camille'],
    ['Рита Волкова случайно закрыла кран.', 'Рита Волкова'],
    ['高橋さんが誤ってガスを止めました。', '高橋さん'],
    ['陈静误关了煤气。', '陈静'],
  ];
  for (const [text, name] of hints) {
    test(`as a hint: ${text}`, () => assert.deepEqual(blamed(text), [`blame.person hint ${name}`]));
  }
});

suite('blame: nobody', () => {
  const texts = [
    'The row was mistakenly marked as paid by the nightly job.',
    'The nightly job deleted the rows by mistake.',
    'Kafka Connect dropped the messages by mistake.',
    'Redis forgot its keys after the restart.',
    'Not a human error: Jenkins ran the nightly job.',
    'Consul failed to renew the lease.',
    'The operator failed to renew the lease.',
    'Prometheus Operator did not read the rule.',
    'The Platform Team overlooked the alert.',
    'The SRE team did not notice it.',
    'Customer Support did not tell anybody.',
    'Tina noticed the alert and restored the ovens.',
    'Tina was paged late and was not told of the change.',
    'The developer was not informed of the change.',
    'The engineer on call restarted the ovens.',
    'We did not test the way back.',
    'The Jonas service forgot its lease',
    'Negligence of the script? No: it had no guard.',
    'The label was not read.',
    'Das Skript hat versehentlich das Gas abgestellt.',
    'El script cerró la válvula por error.',
    'Pablo Sanz vio que el script cerró la válvula por error.',
    'Camille a retrouvé le robinet oublié.',
    'Скрипт случайно закрыл кран.',
    '配送ツールが誤ってガスを止めました。',
    '监控误报了两次。',
  ];
  for (const text of texts) test(text, () => assert.deepEqual(blamed(text), []));
});

suite('blame: the first fix leaves a sentence that reads', () => {
  const mended: readonly (readonly [before: string, after: string])[] = [
    ['Because Jonas forgot it', 'Because the engineer on call forgot it'],
    ['It was cold. Jonas forgot it', 'It was cold. The engineer on call forgot it'],
    ['James’ typo emptied the list.', 'The engineer on call’s typo emptied the list.'],
    ['Because of Svetlana’s typo', 'Because of the engineer on call’s typo'],
    ['The on-call engineer Jonas forgot it', 'The on-call engineer forgot it'],
    ['I was careless', 'The engineer on call was careless'],
  ];
  for (const [before, after] of mended) {
    test(`"${before}" becomes "${after}"`, () => assert.equal(fixed(cause(before), 'blame.person'), cause(after)));
  }
});
