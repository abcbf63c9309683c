// Facts that a template asks for in a sentence of its guidance, such as "say how severe it was and how long it lasted".
import type { ReviewAnalysis } from '../analyze';
import { findLineSpan } from '../parse/lines';
import type { Finding } from './rule';
import { ignoreCase } from '../parse/ignoreCase';

const severityWords = ignoreCase(
  /\bseverity\b|\bsev\s?-?[1-5]\b|\bs[1-4]\b|\bp[1-4]\b|\bcritical\b|\b(?:high|low|medium|major|minor)\b/iu,
);
const durationWords = ignoreCase(
  /\b\d+(?:\.\d+)?\s*(?:m|min|mins|minutes?|h|hrs?|hours?|days?|seconds?)\b|\b\d{1,2}:\d{2}\b|\b(?:an?|one|two|three|half an) (?:minute|hour|day)s?\b/iu,
);

/** A summary whose template asks for severity and length says both; the first sentence stands for it. */
export function reportFactsNotSaid(
  review: ReviewAnalysis,
  report: (finding: Finding<'key-fact.not-said', never> & { readonly message: 'key-fact.not-said' }) => void,
): void {
  if (!review.english) return;
  for (const { section, template: model, state } of review.sections) {
    if (section.meaning !== 'summary' || state !== 'complete' || !model || model.fields.length > 0) continue;
    const asked = [...model.lines.entries()]
      .filter(([, role]) => role === 'guidance')
      .map(([line]) => line)
      .join(' ');
    if (!/\bseverity\b/u.test(asked) || !/\bhow long\b|\bduration\b/u.test(asked)) continue;
    const own: string[] = [];
    for (let line = section.startLine; line < section.endLine; line += 1) {
      if (review.sections[section.index]?.givenLines.has(line)) continue;
      const span = findLineSpan(review.document, line);
      own.push(review.document.masked.slice(span.start, span.end));
    }
    const text = own.join('\n');
    const lacking = !severityWords.test(text)
      ? 'the severity'
      : !durationWords.test(text)
        ? 'how long it lasted'
        : undefined;
    if (lacking === undefined) continue;
    report({ message: 'key-fact.not-said', args: { fact: lacking }, span: section.headingSpan, level: 'hint' });
  }
}
