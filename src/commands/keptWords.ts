// What a person typed into the boxes of commands, until something has come of it.

/** Of one run of a command. What it leaves is there for the next one, as long as this window is open; on no disk. */
export class KeptWords {
  readonly #own = new Set<string>();

  /** `kept`: what all runs have left, by the box. */
  constructor(readonly kept: Map<string, string>) {}

  read(box: string): string | undefined {
    this.#own.add(box);
    return this.kept.get(box);
  }

  keep(box: string, text: string): void {
    this.#own.add(box);
    this.kept.set(box, text);
  }

  /** The run has come to its end: nobody needs its words any more. */
  forget(): void {
    for (const box of this.#own) this.kept.delete(box);
  }
}
