// What the shell uses of the timeline; the rules and `inspect` import its files themselves.
export { computeFacts } from './facts/figures';
export { convertToUtc } from './edits/edits';
export { formatDuration, formatElapsed } from './grammar/format';
export type { EntryPlace } from './edits/insertion';
export { findInsertionPoint, findWrittenTime } from './edits/insertion';
export type { Imported, ImportedEntry, ReadTimelines } from './edits/importEntries';
export { findKnownEntries, importEntries } from './edits/importEntries';
export { chooseSensible, readTagMilestone } from './edits/sensibleEntries';
export type { EntryMoment } from './edits/entryMoment';
export { proposeEntryMoment } from './edits/entryMoment';
export { milestoneTags, readMilestone } from './facts/milestones';
export type { Milestone, Timeline, TimelineEvent } from './model';
export type { Phase, Picture, PictureEvent } from './show/picture';
export type { PhaseName } from './show/pictureNames';
export { makePicture } from './show/picture';
export type { ElapsedNote, MilestoneChoice, TimeReading } from './show/notes';
export { listElapsedNotes, listMilestoneChoices, findTimeReading } from './show/notes';
