// A place in a text that moves on where something is read, and stays where nothing is.

import type { Span } from '../../model';

/** A place in a text. */
export interface TimeReader {
  readonly text: string;
  /** Nothing behind it is read. */
  readonly to: number;
  at: number;
}

/** A reader of a part of a text. */
export function createReader(text: string, { start, end }: Span): TimeReader {
  return { text, to: end, at: start };
}

/** Past a sticky form; true where it found something. */
export function skip(reader: TimeReader, form: RegExp): boolean {
  form.lastIndex = reader.at;
  if (!form.test(reader.text) || form.lastIndex > reader.to) return false;
  const isSome = form.lastIndex > reader.at;
  reader.at = form.lastIndex;
  return isSome;
}
