// What the panel and its page say to each other. Both sides believe nothing that does not fit these shapes.
import * as v from 'valibot';
import { milestones } from '../review/timeline/model';
import { phaseNames, pictureFigureNames } from '../review/timeline/show/pictureNames';

const time = v.pipe(v.number(), v.finite());
const id = v.pipe(v.number(), v.integer());
const short = v.pipe(v.string(), v.maxLength(400));

const milestone = v.picklist(milestones);
const phaseName = v.picklist(phaseNames);
const figureName = v.picklist(pictureFigureNames);

/** An entry as it is drawn. `id` is its name between panel and page and stays its own while the text around it changes. */
const entry = v.object({
  id,
  /** Epoch milliseconds. */
  at: time,
  end: v.optional(time),
  time: short,
  text: short,
  milestone: v.optional(milestone),
});

/** Everything but the entries. */
const head = v.object({
  title: short,
  severity: v.optional(v.picklist([1, 2, 3, 4])),
  /** Where times count from. */
  origin: time,
  from: time,
  to: time,
  phases: v.pipe(v.array(v.object({ name: phaseName, from: time, to: time })), v.maxLength(4)),
  figures: v.pipe(v.array(v.object({ name: figureName, minutes: time, from: short, to: short })), v.maxLength(4)),
});

/** The page's own words, in the person's language; `{0}` stands for a value. */
const words = v.record(v.string(), short);

/** What the panel tells its page. */
const toPage = v.variant('kind', [
  v.object({ kind: v.literal('words'), words }),
  v.object({ kind: v.literal('whole'), head, entries: v.array(entry) }),
  v.object({
    kind: v.literal('patch'),
    head: v.optional(head),
    remove: v.array(id),
    /** In order from the last to the first; each goes before an entry that is there, or to the end. */
    put: v.array(v.object({ entry, before: v.optional(id) })),
  }),
  v.object({ kind: v.literal('nothing') }),
  v.object({ kind: v.literal('select'), id: v.optional(id) }),
  v.object({ kind: v.literal('said'), text: short }),
]);

/** What the page tells its panel. */
const toPanel = v.variant('kind', [
  v.object({ kind: v.literal('ready') }),
  v.object({ kind: v.literal('reveal'), id }),
  v.object({ kind: v.literal('export'), format: v.picklist(['svg', 'mermaid']) }),
]);

export type PictureEntry = v.InferOutput<typeof entry>;
export type Head = v.InferOutput<typeof head>;
export type Words = v.InferOutput<typeof words>;
export type ToPage = v.InferOutput<typeof toPage>;
export type ToPanel = v.InferOutput<typeof toPanel>;

/** A message for the page; undefined where it has another shape. */
export function readToPage(data: unknown): ToPage | undefined {
  const result = v.safeParse(toPage, data);
  return result.success ? result.output : undefined;
}

/** A message for the panel; undefined where it has another shape. */
export function readToPanel(data: unknown): ToPanel | undefined {
  const result = v.safeParse(toPanel, data);
  return result.success ? result.output : undefined;
}
