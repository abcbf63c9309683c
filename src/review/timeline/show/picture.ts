// A timeline as it is drawn: entries in the order of their times, the phases between milestones, all as plain data.
import type { Severity } from '../../../incident/model';
import { foldToOneLine } from '../../../incident/foreignText';
import { computeTimelineFacts, type Figure } from '../facts/figures';
import { formatTime } from '../grammar/format';
import { chooseMilestones } from '../facts/milestones';
import type { Milestone, Timeline, TimelineEvent } from '../model';
import type { PhaseName, pictureFigureNames } from './pictureNames';

/** An entry as it is drawn. */
export interface PictureEvent {
  /** From 0. */
  readonly line: number;
  /** Epoch milliseconds; as if local time were UTC where no zone is known. */
  readonly at: number;
  readonly end: number | undefined;
  /** The time as a document says it. */
  readonly time: string;
  readonly text: string;
  readonly milestone: Milestone | undefined;
}

/** From and to are epoch milliseconds. */
export interface Phase {
  readonly name: PhaseName;
  readonly from: number;
  readonly to: number;
}

/** All that is drawn; times are epoch milliseconds. */
export interface Picture {
  readonly title: string;
  readonly severity: Severity | undefined;
  /** Where times count from: the start of the impact, else the first entry. */
  readonly origin: number;
  readonly from: number;
  readonly to: number;
  readonly events: readonly PictureEvent[];
  readonly phases: readonly Phase[];
  readonly figures: readonly PictureFigure[];
}

/** A computed time, with the times of the two entries it is counted between, as a document says them. */
interface PictureFigure extends Pick<Figure, 'minutes'> {
  readonly name: (typeof pictureFigureNames)[number];
  readonly from: string;
  readonly to: string;
}

/** Longer texts are cut: a picture is no document. */
const longestText = 160;

/** The picture of the first timeline that has entries; undefined where there is none. Entries without a time of day are left out. */
export function makePicture(
  timelines: readonly Timeline[],
  title: string,
  severity: Severity | undefined,
): Picture | undefined {
  const timeline = chooseMainTimeline(timelines);
  if (!timeline) return undefined;
  const timed = timeline.events.filter(event => event.localStart !== undefined && event.precision !== 'day');
  const instants = timed.every(event => event.start !== undefined);
  const at = (event: TimelineEvent): number => (instants ? event.start : event.localStart) ?? 0;
  const events = timed
    .map(event => ({
      line: event.line,
      at: at(event),
      end: instants ? event.end : event.localEnd,
      time: formatTime(event),
      text: shortenText(event.text),
      milestone: event.milestone,
    }))
    .sort((a, b) => a.at - b.at);
  const [first] = events;
  if (!first) return undefined;
  const from = first.at;
  const to = events.reduce((latest, event) => Math.max(latest, event.end ?? event.at), from);
  const marks = chooseMilestones({ events: timed });
  const mark = (milestone: Milestone): number | undefined => {
    const event = marks.get(milestone);
    return event && at(event);
  };
  return {
    title: foldToOneLine(title, longestText),
    severity,
    origin: mark('start') ?? from,
    from,
    to,
    events,
    phases: listPhases(mark, from, to),
    figures: computeTimelineFacts(timeline).figures.map(figure => ({
      name: nameFigure(figure),
      minutes: figure.minutes,
      from: formatTime(figure.from),
      to: formatTime(figure.to),
    })),
  };
}

function nameFigure({ name, from }: Figure): PictureFigure['name'] {
  if (from.milestone !== 'detected') return name;
  return name === 'mitigate' ? 'mitigate-detected' : name === 'resolve' ? 'resolve-detected' : name;
}

/** The timeline that a review is about: the first that is called so, else the first at all. */
function chooseMainTimeline(timelines: readonly Timeline[]): Timeline | undefined {
  const filled = timelines.filter(({ events }) =>
    events.some(event => event.localStart !== undefined && event.precision !== 'day'),
  );
  return filled.find(timeline => timeline.named) ?? filled[0];
}

function listPhases(mark: (milestone: Milestone) => number | undefined, from: number, to: number): readonly Phase[] {
  const start = mark('start');
  const detected = mark('detected');
  const mitigated = mark('mitigated');
  const resolved = mark('resolved');
  const phases: Phase[] = [];
  const add = (name: PhaseName, begin: number | undefined, end: number | undefined): void => {
    if (begin !== undefined && end !== undefined && end > begin) phases.push({ name, from: begin, to: end });
  };
  const begin = start ?? detected;
  // An impact that nothing ends lasts as far as the timeline tells.
  if (begin !== undefined) add(start === undefined ? 'known-impact' : 'impact', begin, mitigated ?? resolved ?? to);
  add('undetected', start, detected ?? mitigated ?? resolved);
  add('detected', detected, mitigated ?? resolved ?? to);
  add('mitigated', mitigated, resolved ?? to);
  return phases.filter(phase => phase.to > from);
}

function shortenText(text: string): string {
  return foldToOneLine(
    text.replace(/\[([^[\]]{0,300})\]\([^)]{0,1000}\)/gu, '$1').replace(/[*_`]{1,2}/gu, ''),
    longestText,
  );
}
