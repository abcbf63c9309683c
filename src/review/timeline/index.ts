// What the shell uses of the timeline; the rules and `inspect` import its files themselves.
export { computedFacts } from './figures';
export { toUtcEdits } from './edits';
export { durationText, elapsedText } from './format';
export type { EntryPlace } from './insertion';
export { insertionPointFor } from './insertion';
export { milestoneTags } from './milestones';
export type { Milestone, Timeline, TimelineEvent } from './model';
export type { Phase, PhaseName, Picture, PictureEvent } from './picture';
export { pictureOf } from './picture';
export type { ElapsedNote, MilestoneChoice, TimeReading } from './reading';
export { elapsedNotes, milestoneChoices, timeReadingAt } from './reading';
