// What tells in other languages that something fails, that somebody notices, that something was done about it and that it
// works again, where only the place of an entry makes it a milestone.
import { findForeignForm } from './foreignMilestones';

/** Something does not do what it should. */
export const foreignSymptom = findForeignForm('symptom', 'i');

/** Somebody or something notices. */
export const foreignNotice = findForeignForm('notice', 'i');

/** Something is done about it. */
export const foreignRemedy = findForeignForm('remedy', 'i');

/** The cause is found. */
export const foreignCause = findForeignForm('cause', 'i');

/** Somebody takes it up. */
export const foreignResponse = findForeignForm('response', 'i');

/** It is only to be done, was in vain, or has only begun. */
export const foreignPlanned = findForeignForm('planned', 'i');

/** It works again. */
export const foreignOver = findForeignForm('over', 'i');
