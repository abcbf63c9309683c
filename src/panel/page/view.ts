// The page's elements. A message changes only those that say something else afterwards.
import { minuteMs } from '../../incident/units';
import { phaseNames, pictureFigureNames } from '../../review/timeline/show/pictureNames';
import type { Head, PictureEntry, ToPage, Words } from '../messages';
import { formatSinceOrigin, listTicks } from '../sinceOrigin';
import { createElement, findEntryId, setAttribute, setStyle, setText } from './elements';
import { createRow, type EntryRow, fillRow } from './rows';

/** What the person asks for. */
export interface Wishes {
  reveal(id: number): void;
  export(format: 'svg' | 'mermaid'): void;
}

const pageRows = 10;

/** The page as a whole. */
export class PictureView {
  readonly #rows = new Map<number, EntryRow>();
  readonly #title = createElement('h1');
  readonly #severity = createElement('span', 'severity');
  readonly #figures = createElement('dl');
  readonly #figureRows = new Map(
    pictureFigureNames.map(name => {
      const parts = { pair: createElement('div'), term: createElement('dt'), value: createElement('dd') };
      return [name, { ...parts, between: createElement('dd', 'between') }] as const;
    }),
  );
  readonly #strip = createElement('div', 'strip');
  readonly #phases = new Map(phaseNames.map(name => [name, createElement('div', `phase ${name}`)] as const));
  readonly #ticks = createElement('div', 'ticks');
  readonly #axis = createElement('div', 'axis');
  readonly #detail = createElement('p', 'detail');
  readonly #list = createElement('ol');
  readonly #empty = createElement('p', 'empty');
  readonly #status = createElement('p', 'status');
  /** What stays in sight while the list goes by. */
  readonly #still = createElement('div', 'still');
  readonly #main = createElement('main');
  #words: Words = {};
  #head: Head | undefined;
  /** Times are drawn as minutes since this instant: what is far from 1970 stays exact in a style. */
  #base = 0;
  #focused: number | undefined;
  #selected: number | undefined;

  constructor(
    readonly root: HTMLElement,
    readonly wishes: Wishes,
  ) {
    this.#strip.setAttribute('role', 'img');
    this.#detail.id = 'detail';
    this.#status.setAttribute('role', 'status');
    this.#list.addEventListener('keydown', event => this.#move(event));
    this.#list.addEventListener('focusin', event => this.#focus(findEntryId(event.target)));
    for (const target of [this.#list, this.#ticks]) {
      target.addEventListener('click', event => {
        const id = findEntryId(event.target);
        if (id !== undefined) this.wishes.reveal(id);
      });
    }
  }

  show(message: ToPage): void {
    switch (message.kind) {
      case 'words':
        this.#words = message.words;
        this.#build();
        break;
      case 'whole':
        this.#clear();
        this.#base = message.head.from;
        this.#setHead(message.head);
        this.#list.append(...message.entries.map(entry => this.#add(entry).item));
        this.#ticks.append(...[...this.#rows.values()].map(row => row.tick));
        this.#setReachable();
        break;
      case 'patch':
        if (message.head) this.#setHead(message.head);
        for (const id of message.remove) this.#remove(id);
        for (const { entry, before } of message.put) this.#put(entry, before);
        this.#setReachable();
        if (this.#focused !== undefined) this.#describe(this.#focused);
        break;
      case 'nothing':
        this.#clear();
        this.#setHidden(true);
        break;
      case 'select':
        this.#select(message.id);
        break;
      case 'said':
        setText(this.#status, message.text);
    }
  }

  #findWord(name: string, ...values: readonly string[]): string {
    return values.reduce((text, value, index) => text.replace(`{${index}}`, value), this.#words[name] ?? '');
  }

  #build(): void {
    const header = createElement('header');
    const toolbar = createElement('div', 'toolbar');
    for (const format of ['svg', 'mermaid'] as const) {
      const button = createElement('button');
      button.type = 'button';
      button.textContent = this.#findWord(format);
      button.addEventListener('click', () => this.wishes.export(format));
      toolbar.append(button);
    }
    header.append(this.#title, this.#severity, toolbar);
    this.#axis.setAttribute('aria-hidden', 'true');
    for (const [name, { pair, term, value, between }] of this.#figureRows) {
      setText(term, this.#findWord(`figure.${name}`));
      pair.append(term, value, between);
      this.#figures.append(pair);
    }
    this.#strip.append(...this.#phases.values(), this.#ticks);
    this.#list.setAttribute('aria-label', this.#findWord('entries'));
    const keys = createElement('p', 'keys');
    keys.textContent = this.#findWord('keys');
    setText(this.#empty, this.#findWord('nothing'));
    this.#still.append(this.#figures, this.#strip, this.#axis, this.#detail);
    this.#main.append(this.#still, this.#list, keys);
    this.root.replaceChildren(header, this.#main, this.#empty, this.#status);
    this.#setHidden(true);
  }

  #setHidden(isEmpty: boolean): void {
    this.#main.hidden = isEmpty;
    this.#empty.hidden = !isEmpty;
  }

  #clear(): void {
    this.#rows.clear();
    this.#list.replaceChildren();
    this.#ticks.replaceChildren();
    this.#focused = undefined;
    setText(this.#detail, '');
  }

  #formatMinutes(at: number): string {
    return String((at - this.#base) / minuteMs);
  }

  #setHead(head: Head): void {
    this.#head = head;
    this.#setHidden(false);
    setText(this.#title, head.title);
    setText(this.#severity, head.severity === undefined ? '' : this.#findWord('severity', String(head.severity)));
    this.#setFigures(head);
    const span = Math.max(head.to - head.from, minuteMs);
    setStyle(this.#still, '--from', this.#formatMinutes(head.from));
    setStyle(this.#still, '--span', String(span / minuteMs));
    const told: string[] = [];
    for (const [name, bar] of this.#phases) {
      const phase = head.phases.find(each => each.name === name);
      if (bar.hidden !== !phase) bar.hidden = !phase;
      if (!phase) continue;
      const word = this.#findWord(`phase.${name}`);
      setText(bar, word);
      setStyle(bar, '--at', this.#formatMinutes(phase.from));
      setStyle(bar, '--length', String((phase.to - phase.from) / minuteMs));
      told.push(
        this.#findWord(
          'phase',
          word,
          formatSinceOrigin(phase.from, head.origin),
          formatSinceOrigin(phase.to, head.origin),
        ),
      );
    }
    setAttribute(this.#strip, 'aria-label', this.#findWord('strip', told.join('; ')));
    this.#setAxis(head);
  }

  #setAxis(head: Head): void {
    const ticks = listTicks(head);
    while (this.#axis.childElementCount > ticks.length) this.#axis.lastElementChild?.remove();
    ticks.forEach(({ at, edge }, index) => {
      if (index === this.#axis.childElementCount) this.#axis.append(createElement('span'));
      const label = this.#axis.children[index] as HTMLElement;
      setText(label, formatSinceOrigin(at, head.origin));
      setAttribute(label, 'class', edge);
      setStyle(label, '--at', this.#formatMinutes(at));
    });
  }

  #setFigures({ figures }: Head): void {
    for (const [name, { pair, value, between }] of this.#figureRows) {
      const figure = figures.find(each => each.name === name);
      if (pair.hidden !== !figure) pair.hidden = !figure;
      if (!figure) continue;
      setText(value, this.#findWord('minutes', String(figure.minutes)));
      setText(between, this.#findWord('between', figure.from, figure.to));
    }
  }

  #add(entry: PictureEntry): EntryRow {
    const row = createRow(entry.id);
    this.#rows.set(entry.id, row);
    this.#fill(row, entry);
    return row;
  }

  #fill(row: EntryRow, entry: PictureEntry): void {
    fillRow(row, entry, {
      milestone: entry.milestone ? this.#findWord(`milestone.${entry.milestone}`) : '',
      minutes: at => this.#formatMinutes(at),
    });
  }

  #put(entry: PictureEntry, before: number | undefined): void {
    const known = this.#rows.get(entry.id);
    const row = known ?? this.#add(entry);
    if (known) this.#fill(known, entry);
    const next = before === undefined ? null : (this.#rows.get(before)?.item ?? null);
    if (row.item.parentElement !== this.#list || row.item.nextElementSibling !== next)
      this.#list.insertBefore(row.item, next);
    if (row.tick.parentElement !== this.#ticks) this.#ticks.append(row.tick);
  }

  #remove(id: number): void {
    const row = this.#rows.get(id);
    if (!row) return;
    const neighbour = row.item.nextElementSibling ?? row.item.previousElementSibling;
    const hadFocus = row.button === document.activeElement;
    row.item.remove();
    row.tick.remove();
    this.#rows.delete(id);
    if (this.#focused === id) this.#focused = undefined;
    if (hadFocus) neighbour?.querySelector('button')?.focus();
  }

  /** One entry can be reached with Tab: the last that had the focus, else the first. */
  #setReachable(): void {
    if (this.#list.querySelector('button[tabindex="0"]')) return;
    const row = this.#focused === undefined ? undefined : this.#rows.get(this.#focused);
    const button = row?.button ?? this.#list.querySelector('button');
    if (button) button.tabIndex = 0;
  }

  #move(event: KeyboardEvent): void {
    const buttons = [...this.#list.querySelectorAll('button')];
    const at = buttons.findIndex(button => button === event.target);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + pageRows,
      PageUp: at - pageRows,
      Home: 0,
      End: buttons.length - 1,
    }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    buttons[Math.min(Math.max(to, 0), buttons.length - 1)]?.focus();
  }

  #focus(id: number | undefined): void {
    if (id === undefined) return;
    const before =
      this.#focused === undefined
        ? this.#list.querySelector('button[tabindex="0"]')
        : this.#rows.get(this.#focused)?.button;
    if (before instanceof HTMLButtonElement) {
      before.tabIndex = -1;
      before.removeAttribute('aria-describedby');
    }
    this.#focused = id;
    const row = this.#rows.get(id);
    if (!row) return;
    row.button.tabIndex = 0;
    row.button.setAttribute('aria-describedby', 'detail');
    this.#describe(id);
  }

  /** How long after the start the entry in focus was. */
  #describe(id: number): void {
    const row = this.#rows.get(id);
    if (!row || !this.#head) return;
    setText(this.#detail, this.#findWord('since', formatSinceOrigin(row.at, this.#head.origin)));
  }

  #select(id: number | undefined): void {
    const before = this.#selected === undefined ? undefined : this.#rows.get(this.#selected);
    before?.button.removeAttribute('aria-current');
    delete before?.tick.dataset['current'];
    this.#selected = id;
    const row = id === undefined ? undefined : this.#rows.get(id);
    if (!row) return;
    row.button.setAttribute('aria-current', 'true');
    row.tick.dataset['current'] = '';
    // The strip above the list hides what goes by below it.
    const { top, bottom } = row.item.getBoundingClientRect();
    const hidden = top < this.#still.getBoundingClientRect().bottom || bottom > innerHeight;
    if (hidden) row.item.scrollIntoView({ block: 'center' });
  }
}
