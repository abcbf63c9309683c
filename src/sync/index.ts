// What speaks with GitLab, and the operations on reviews that must survive a failure: loaded with its first use.
export * from '../gitlab/index';
// What only those need who have read incidents.
export { findLiveHints } from '../incident/liveHints';
export { findDeadline } from '../incident/reviewDeadline';
export { ActionBoard } from './actions/actionBoard';
export type { BoardAction } from './actions/actionBoard';
export { ActionStates } from './actions/actionStates';
export { mergeTexts } from './merge/merge';
export type * from './actions/actionModel';
export type * from './incidents/declareModel';
export type * from './incidents/incidentModel';
export type * from './model';
export type * from './results';
export type * from './reviews/reviewActModel';
export { readHistory } from './incidents/readHistory';
export type { History } from './incidents/readHistory';
export { EventQueue } from './incidents/eventQueue';
export type { Hindrance, KeptEvents, NewEntry } from './incidents/eventQueue';
export type { LoggedEvent, LogResult } from './incidents/logEvent';
export { createSync } from './operations';
