// Fields that a template asks for, and what a placeholder in a field's line says of it.
import type { Field, KnownField } from '../model';
import { groupBy } from '../parse/lists';
import type { Placeholder } from '../parse/placeholders';
import type { ReviewAnalysis } from '../analyze';

/** Nothing, or only dots and dashes. */
export function isEmptyValue(value: string): boolean {
  return value === '' || /^[-–—_.…?\s]+$/u.test(value);
}

/** The template of its section has the field. */
export function isAsked(review: ReviewAnalysis, { section, key }: KnownField): boolean {
  return review.sections[section]?.template?.fields.some(known => known.key === key) ?? false;
}

/** The placeholder is a part of the field's name and says how to write its value: "Start time (YYYY-MM-DD HH:MM UTC):". */
export function isHintInName({ name, valueSpan }: Field, { span, text }: Placeholder): boolean {
  return span.end <= valueSpan.start && /\p{Alpha}/u.test(name.replace(text, ''));
}

/** Whether a placeholder stands where a field's value is to stand, and says itself that something is missing there. */
export function createHoleTest({ placeholders }: ReviewAnalysis): (field: Field) => boolean {
  const byLine = groupBy(placeholders, ({ line }) => line);
  return field => byLine.get(field.line)?.some(placeholder => !isHintInName(field, placeholder)) ?? false;
}
