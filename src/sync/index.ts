// What speaks with GitLab, and the operations on reviews that must survive a failure: loaded with its first use.
export * from '../gitlab/index';
// What only those need who have read incidents.
export { findLiveHints } from '../incident/liveHints';
export { findDeadline } from '../incident/reviewDeadline';
export { ActionBoard } from './actionBoard';
export type { BoardAction } from './actionBoard';
export { ActionStates } from './actionStates';
export { mergeTexts } from './merge';
export type * from './actionModel';
export type * from './declareModel';
export type * from './incidentModel';
export type * from './model';
export type * from './results';
export type * from './reviewActModel';
export { readHistory } from './readHistory';
export type { History } from './readHistory';
export { EventQueue } from './eventQueue';
export type { Hindrance, KeptEvents, NewEntry } from './eventQueue';
export type { LoggedEvent, LogResult } from './logEvent';
export { createSync } from './operations';
