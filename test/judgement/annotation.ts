// The annotated documents: NAME.md is the text, NAME.json beside it says what is right about it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const line = v.pipe(v.number(), v.integer(), v.minValue(1));
/**
 * ISO 8601 with an offset where the document tells a zone, without one where it does not; a date or a time alone,
 * `--11-21T14:05:00` where it tells no year.
 */
const instant = v.pipe(
  v.string(),
  v.regex(
    /^(?:\d{4}-\d{2}-\d{2}|(?:(?:\d{4}|-)-\d{2}-\d{2})?T\d{2}:\d{2}:\d{2})(?:Z|[+-]\d{2}:\d{2})?$/u,
    'no instant in ISO 8601',
  ),
);

const event = v.strictObject({
  line,
  start: instant,
  end: v.optional(instant),
  milestone: v.optional(
    v.picklist(['start', 'detected', 'acknowledged', 'escalated', 'identified', 'mitigated', 'resolved', 'closed']),
  ),
});

/** In minutes. An optional one stands in a sentence that may be left unread; read, it has to be right. */
const duration = v.strictObject({
  line,
  stated: v.number(),
  computed: v.nullable(v.number()),
  /** Other figures that are as right: a time to resolve is counted from the start or from the detection. */
  also: v.optional(v.array(v.number())),
  optional: v.optional(v.literal(true)),
});
const why = v.strictObject({ line, answered: v.boolean() });
const action = v.strictObject({
  line,
  owner: v.nullable(v.string()),
  date: v.nullable(v.string()),
  link: v.nullable(v.string()),
  done: v.boolean(),
});
/** A true fault; several codes with `|` between them where one fact may be told by either. */
const fault = v.strictObject({ line, code: v.string(), note: v.optional(v.string()) });
/** What may be said or not; without a line anywhere in the document. */
const arguable = v.strictObject({ line: v.optional(line), code: v.string(), note: v.optional(v.string()) });

const otherFile = v.strictObject({
  kind: v.literal('other'),
  style: v.optional(v.string()),
});
const reviewFile = v.strictObject({
  kind: v.literal('review'),
  style: v.optional(v.string()),
  /** The day on which it is judged. */
  today: v.pipe(v.string(), v.isoDate()),
  /** The file itself has LF: the version control makes all line ends alike. */
  lineEnds: v.optional(v.literal('CRLF')),
  events: v.array(event),
  durations: v.array(duration),
  whys: v.array(why),
  actions: v.array(action),
  faults: v.array(fault),
  arguable: v.array(arguable),
});
const annotationFile = v.variant('kind', [otherFile, reviewFile]);

export type ReviewAnnotation = v.InferOutput<typeof reviewFile>;
type Annotation = v.InferOutput<typeof annotationFile>;

export interface AnnotatedDocument {
  readonly name: string;
  readonly text: string;
  readonly annotation: Annotation;
}

/** All documents of a folder, by name. Throws where a text has no annotation, or one that is not of the schema. */
export function readAnnotated(folder: string): readonly AnnotatedDocument[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.md'))
    .sort()
    .map(file => {
      const name = file.slice(0, -'.md'.length);
      const json: unknown = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
      const parsed = v.safeParse(annotationFile, json);
      if (!parsed.success) throw new Error(`${name}.json: ${v.summarize(parsed.issues)}`);
      const text = readFileSync(join(folder, file), 'utf8');
      const isCrlf = parsed.output.kind === 'review' && parsed.output.lineEnds === 'CRLF';
      return { name, text: isCrlf ? text.replaceAll('\n', '\r\n') : text, annotation: parsed.output };
    });
}
