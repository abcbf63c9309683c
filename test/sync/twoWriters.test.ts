// Two people write one review at once, one here and one on the server, in every order, over a line that breaks.
import assert from 'node:assert/strict';
import type { Base, SaveResult, Sync } from '../../src/sync';
import type { Fault } from '../gitlab';
import { personOf, signal, startWorld, type World } from './syncing';

const seeds = 240;
const steps = 12;

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The lines below each heading. Even sections are written here, odd ones there, the last one by both. */
type Sections = readonly (readonly string[])[];
const both = 4;
const marker = '<!-- incident-review\nid: two-writers\n-->';

const textOf = (sections: Sections): string =>
  [marker, ...sections.flatMap((lines, index) => [`## Section ${index}`, '', ...lines])].join('\n');

function sectionsOf(text: string): Sections {
  const parts = text
    .replaceAll('\r', '')
    .split(/^## Section \d\n\n/mu)
    .slice(1);
  return parts.map(part => part.trimEnd().split('\n'));
}

/** The shared lines are some way from each other, so that a change of one is no change of its neighbour. */
const fresh: Sections = [
  ['- [ ] one', '', '- [ ] two', ''],
  ['| a | b |', '| --- | --- |', '| 1 | 2 |'],
  ['Words.', '', 'Words.', '', 'More words.'],
  ['- 10:00 Alert', '- 10:20 Back'],
  ['first', 'x', 'second', 'y', 'third'],
].map(lines => [...lines, 'end']);

interface Tally {
  saves: number;
  merges: number;
  conflicts: number;
  failures: number;
}

/** One review, one person who edits it in place, and somebody else on the server. */
class Pair {
  mine: Sections = fresh;
  theirs: Sections = fresh;
  base: Base | undefined;
  private counter = 0;

  constructor(
    private readonly world: World,
    private readonly sync: Sync,
    private readonly iid: number,
    private readonly eol: string,
    private readonly random: () => number,
    private readonly tally: Tally,
  ) {}

  private pick(below: number): number {
    return Math.floor(this.random() * below);
  }

  private word(by: string): string {
    this.counter += 1;
    return `${by} ${this.iid}/${this.counter}`;
  }

  /** Replaces, puts in or takes away a line of a section; its last line stays. */
  private edited(sections: Sections, index: number, by: string): Sections {
    const lines = sections[index] ?? [];
    const at = this.pick(lines.length);
    const kind = this.pick(3);
    if (kind === 0 || at === lines.length - 1) return sections.with(index, lines.toSpliced(at, 0, this.word(by)));
    return sections.with(index, kind === 1 ? lines.with(at, this.word(by)) : lines.toSpliced(at, 1));
  }

  editHere(): void {
    this.mine = this.edited(this.mine, this.pick(2) * 2, 'here');
  }

  editThere(): void {
    this.changeThere(this.edited(this.theirs, this.pick(2) * 2 + 1, 'there'));
  }

  private changeThere(sections: Sections): void {
    this.theirs = sections;
    this.world.standIn.store.changeIssue(this.world.issueId(this.iid), { description: textOf(sections) }, 3);
  }

  private copy(): Parameters<Sync['saveReview']>[0] {
    const text = `${textOf(this.mine)}\n`.replaceAll('\n', this.eol);
    return { review: { project: 'acme/production', iid: this.iid }, text, base: this.base };
  }

  /** What a result means for the text here; the text there is read from the server, as both writers see it. */
  private take(result: { readonly kind: string; readonly text?: string; readonly base?: Base | undefined }): void {
    if (result.text !== undefined) {
      assert.equal(/(?<!\r)\n/u.test(result.text), this.eol === '\n', 'line ends changed');
      this.mine = sectionsOf(result.text);
    }
    if (result.base) this.base = result.base;
    this.theirs = sectionsOf(this.description());
  }

  description(): string {
    return this.world.standIn.store.issue(this.world.issueId(this.iid))?.description ?? '';
  }

  async open(): Promise<void> {
    const opened = await this.sync.openReview({ project: 'acme/production', iid: this.iid }, signal);
    assert.ok(opened.kind === 'opened');
    this.base = opened.base;
  }

  async save(): Promise<SaveResult> {
    const expected = this.merged();
    const result = await this.sync.saveReview(this.copy(), signal);
    this.tally.saves += 1;
    if (result.kind === 'saved') {
      this.tally.merges += result.merged ? 1 : 0;
      assert.deepEqual(sectionsOf(result.text), expected);
      assert.equal(this.description(), textOf(expected));
      this.take(result);
    } else {
      assert.ok(result.kind === 'failed', result.kind);
      this.tally.failures += 1;
      this.base = result.base;
      this.theirs = sectionsOf(this.description());
    }
    return result;
  }

  async pull(): Promise<void> {
    const expected = this.merged();
    const result = await this.sync.pullReview(this.copy(), signal);
    assert.ok(result.kind === 'updated' || result.kind === 'unchanged', result.kind);
    this.take(result);
    assert.deepEqual(this.mine, expected);
  }

  /** Both change the same line: nobody's text is sent or lost; then the person here puts the two together. */
  async clash(): Promise<void> {
    await this.save();
    const at = this.pick(3) * 2;
    const lines = this.mine[both] ?? [];
    const [here, there] = [this.word('here'), this.word('there')];
    this.mine = this.mine.with(both, lines.with(at, here));
    this.changeThere(this.theirs.with(both, (this.theirs[both] ?? []).with(at, there)));
    if (this.pick(2) === 0) this.editHere();
    const before = this.description();
    const result = await this.sync.saveReview(this.copy(), signal);
    assert.ok(result.kind === 'conflict', `${result.kind} instead of a conflict`);
    this.tally.conflicts += 1;
    assert.equal(this.description(), before);
    assert.ok(result.texts.local.includes(here) && result.texts.remote.includes(there));
    this.base = result.base;
    // Everything of the server's in the places of the server, and both versions of the line.
    this.mine = this.merged().with(both, lines.with(at, `${here} and ${there}`));
    await this.save();
  }

  /** Each section by who writes it. */
  private merged(): Sections {
    return this.mine.map((lines, index) => (index % 2 === 1 ? (this.theirs[index] ?? []) : lines));
  }

  async saveBadly(): Promise<void> {
    const { standIn } = this.world;
    const faults: readonly Fault[] = [
      { kind: 'cut', when: 'before' },
      { kind: 'cut', when: 'after' },
      { kind: 'status', status: 502, afterActing: true },
      { kind: 'truncated' },
      { kind: 'limited' },
      { kind: 'loginPage' },
    ];
    const fault = faults[this.pick(faults.length)];
    assert.ok(fault);
    standIn.fault({ method: 'PUT', nth: 1, fault });
    // Whether looking for what became of it works.
    if (this.pick(2) === 0) standIn.fault({ method: 'GET', nth: 2, times: 3, fault: { kind: 'cut', when: 'before' } });
    await this.save();
    standIn.clearFaults();
  }
}

suite('Two writers', () => {
  test(`${seeds} random orders: different sections merge, the same line conflicts, nothing twice and nothing lost`, async () => {
    const tally: Tally = { saves: 0, merges: 0, conflicts: 0, failures: 0 };
    for (let seed = 1; seed <= seeds; seed += 1) {
      const random = randomOf(seed);
      // Each in a world of its own: what was said in hundreds of orders makes the next ones slow.
      const world = await startWorld({ small: true });
      const { sync } = personOf(world);
      const rest = { type: 'issue', severity: 'unknown', discussionLocked: false, dueDate: null } as const;
      const own = { projectId: 101, authorId: 1, assigneeIds: [], labels: [], confidential: false };
      const { iid } = world.standIn.store.addIssue({ ...rest, ...own, title: 'Review', description: textOf(fresh) });
      const pair = new Pair(world, sync, iid, seed % 2 === 0 ? '\r\n' : '\n', random, tally);
      await pair.open();
      const trace: string[] = [];
      try {
        for (let step = 0; step < steps; step += 1) {
          const actions = [
            'editHere',
            'editHere',
            'editThere',
            'editThere',
            'save',
            'saveBadly',
            'pull',
            'clash',
          ] as const;
          const action = actions[Math.floor(random() * actions.length)] ?? 'save';
          trace.push(action);
          await pair[action]();
        }
        assert.equal((await pair.save()).kind, 'saved');
        assert.equal(pair.description(), textOf(pair.mine));
      } catch (error) {
        throw new Error(`seed ${seed}: ${trace.join(', ')}`, { cause: error });
      } finally {
        await world.standIn.stop();
      }
    }
    if (process.env['FAULT_MATRIX']) console.log(`${seeds} orders: ${JSON.stringify(tally)}`);
    for (const [what, count] of Object.entries(tally)) assert.ok(count > seeds / 4, `only ${String(count)} ${what}`);
  });
});
