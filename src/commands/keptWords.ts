// What a person typed into the boxes of commands, until something has come of it.
import { hourMs, isRecent } from '../incident/units';

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

  /**
   * An id that is the same for the same request within an hour (`now`: epoch milliseconds), until the run has come to its end: what
   * an answer that was lost has made is found by it, and not made again. Later the same words mean something else.
   */
  keepId(asked: readonly string[], now: number): string {
    const box = JSON.stringify(asked);
    const [at, known] = this.read(box)?.split(' ') ?? [];
    const id = known !== undefined && isRecent(Number(at), now, hourMs) ? known : crypto.randomUUID();
    this.keep(box, `${now} ${id}`);
    return id;
  }

  /** The run has come to its end: nobody needs its words any more. */
  forget(): void {
    for (const box of this.#own) this.kept.delete(box);
  }
}
