// How much of each review of the workspace is done. Reading many of them takes a while, in which the host does other things too.
import type { Uri } from 'vscode';

/** A review that is a file of the workspace; of its sections so many are complete. */
export interface MeasuredReview {
  readonly uri: Uri;
  readonly title: string;
  readonly complete: number;
  readonly total: number;
}

export type Measure = Pick<MeasuredReview, 'complete' | 'total'>;

/** A review to measure. */
export interface MeasurableFile {
  readonly uri: Uri;
  readonly title: string;
  readonly text: string;
}

/** In a longer text nobody looks for what is left to write, e.g. a log of 200 KB below a review; it is listed without. */
const longestMeasured = 100_000;

const none: Measure = { complete: 0, total: 0 };

/** Keeps what was measured of a text until it changes. */
export class FileMeasures {
  /** By address. */
  #kept = new Map<string, Measure & { readonly text: string }>();

  constructor(readonly measure: (file: MeasurableFile) => Measure | Promise<Measure>) {}

  /** Other templates or settings may measure otherwise. */
  forget(): void {
    this.#kept = new Map();
  }

  /** All files with their measures; of others nothing is kept. After each one that is measured anew the host has a turn: 300 of them take seconds. */
  async list(files: readonly MeasurableFile[]): Promise<readonly MeasuredReview[]> {
    const measured: MeasuredReview[] = [];
    const kept = this.#kept;
    for (const { uri, title, text } of files) {
      const key = uri.toString();
      let own = kept.get(key);
      if (own?.text !== text) {
        const { complete, total } = text.length > longestMeasured ? none : await this.measure({ uri, title, text });
        own = { text, complete, total };
        kept.set(key, own);
        await new Promise(resolve => setTimeout(resolve, 0));
      }
      measured.push({ uri, title, complete: own.complete, total: own.total });
    }
    const listed = new Set(files.map(({ uri }) => uri.toString()));
    for (const key of kept.keys()) if (!listed.has(key)) kept.delete(key);
    return measured;
  }
}
