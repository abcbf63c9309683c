// The rows that a template gives to show how an entry looks: `* YYYY-MM-DD XX:YY UTC: what happened`.
import { detectLineEnd } from '../../parse/lines';

const rowWithoutTime = /^(?:[-+*]|\d{1,9}[.)])[ \t]+(?:Y{4}|X{2}:|\d{4}-X{2})/u;

/** Gives what tells such a row, a line of the template that nobody has touched, from one in which a person wrote. */
export function createSampleTest(template: string): (line: string) => boolean {
  const samples = new Set(template.split('\n').map(line => line.trim()));
  return line => rowWithoutTime.test(line.trim()) && samples.has(line.trim());
}

/** The text without its sample rows, for a timeline that has entries now. */
export function omitSamples(text: string, template: string): string {
  const isSample = createSampleTest(template);
  const eol = detectLineEnd(text);
  return text
    .split(eol)
    .filter(line => !isSample(line))
    .join(eol);
}
