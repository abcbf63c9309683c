// What the shell uses of the timeline; the rules and `inspect` import its files themselves.
export { computedFacts } from './facts/figures';
export { toUtcEdits } from './edits/edits';
export { durationText, elapsedText } from './grammar/format';
export type { EntryPlace } from './edits/insertion';
export { insertionPointFor } from './edits/insertion';
export { milestoneTags } from './facts/milestones';
export type { Milestone, Timeline, TimelineEvent } from './model';
export type { Phase, PhaseName, Picture, PictureEvent } from './show/picture';
export { pictureOf } from './show/picture';
export type { ElapsedNote, MilestoneChoice, TimeReading } from './show/notes';
export { elapsedNotes, milestoneChoices, timeReadingAt } from './show/notes';
