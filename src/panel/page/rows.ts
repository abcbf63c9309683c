// An entry on the page: a button in the list, and a tick on the strip above it.
import { minuteMs } from '../../incident/units';
import type { PictureEntry } from '../messages';
import { createElement, setStyle, setText } from './elements';

/** The elements of an entry. */
export interface EntryRow {
  /** Where it lies in time, epoch milliseconds. */
  at: number;
  readonly item: HTMLLIElement;
  readonly button: HTMLButtonElement;
  readonly time: HTMLSpanElement;
  readonly text: HTMLSpanElement;
  readonly milestone: HTMLSpanElement;
  readonly tick: HTMLDivElement;
}

/** The elements of an entry that says nothing yet. */
export function createRow(id: number): EntryRow {
  const row: EntryRow = {
    at: 0,
    item: createElement('li'),
    button: createElement('button', 'entry'),
    time: createElement('span', 'time'),
    text: createElement('span', 'text'),
    milestone: createElement('span', 'milestone'),
    tick: createElement('div', 'tick'),
  };
  row.button.type = 'button';
  row.button.tabIndex = -1;
  row.button.dataset['id'] = row.tick.dataset['id'] = String(id);
  row.button.append(row.time, row.text, row.milestone);
  row.item.append(row.button);
  return row;
}

/** What an entry says, and where it lies: `minutes` turns an instant into minutes on the strip. */
export function fillRow(
  row: EntryRow,
  entry: PictureEntry,
  words: { readonly milestone: string; readonly minutes: (at: number) => string },
): void {
  row.at = entry.at;
  setText(row.time, entry.time);
  setText(row.text, entry.text);
  setText(row.milestone, words.milestone);
  if (row.tick.dataset['milestone'] !== entry.milestone) {
    if (entry.milestone) row.tick.dataset['milestone'] = entry.milestone;
    else delete row.tick.dataset['milestone'];
  }
  setStyle(row.tick, '--at', words.minutes(entry.at));
  setStyle(row.tick, '--length', String(((entry.end ?? entry.at) - entry.at) / minuteMs));
}
