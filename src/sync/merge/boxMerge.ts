// What two people made of one description at once: the words line by line, and every box that either of them ticked. Pure.
import { mergeTexts } from './merge';

/** A box of a list: what stands before its sign, the sign, and what follows. */
const box = /^([ \t]*(?:[-*+]|\d+[.)])[ \t]+\[)([ x])(\][ \t].*)$/iu;

/**
 * `now` with what `theirs` made of `base`. Boxes that stand below each other are no conflict: each that they ticked is ticked.
 * None loses its tick: whoever wrote over another one's tick in the same moment looks just like somebody who took it off.
 * Where both changed the same words, `now` stays, and the lines that only they wrote stand below it.
 */
export function mergeBoxes(base: string, theirs: string, now: string): string {
  const sides = { base: removeSigns(base), theirs: removeSigns(theirs), now: removeSigns(now) };
  const words = mergeTexts(sides.base, sides.theirs, sides.now) ?? appendMissing(sides);
  const [before, their, mine] = [readSigns(base), readSigns(theirs), readSigns(now)];
  return mapBoxes(words, name => {
    const [was, one, other] = [before, their, mine].map(signs => signs.get(name) ?? ' ');
    return isTicked(one) && !isTicked(was) && !isTicked(other) ? (one ?? ' ') : (other ?? ' ');
  });
}

/** Lines that only they have are somebody's words: two who write at the end of one text have not contradicted each other. */
function appendMissing({ base, theirs, now }: Readonly<Record<'base' | 'theirs' | 'now', string>>): string {
  const known = new Set([base, now].flatMap(text => text.split('\n').map(line => line.trim())));
  const missing = theirs.split('\n').filter(line => line.trim() !== '' && !known.has(line.trim()));
  return missing.length === 0 ? now : `${now.trimEnd()}\n\n${missing.join('\n')}`;
}

function isTicked(sign = ' '): boolean {
  return sign !== ' ';
}

function removeSigns(text: string): string {
  return mapBoxes(text, () => ' ');
}

/** The sign of each box, by its words; boxes with the same words are counted: the second `Tests` is another than the first. */
function readSigns(text: string): ReadonlyMap<string, string> {
  const signs = new Map<string, string>();
  mapBoxes(text, (name, sign) => {
    signs.set(name, sign);
    return sign;
  });
  return signs;
}

function mapBoxes(text: string, signOf: (name: string, sign: string) => string): string {
  const seen = new Map<string, number>();
  return text
    .split('\n')
    .map(line => {
      const [, head = '', sign = '', words = ''] = box.exec(line.replace(/\r$/u, '')) ?? [];
      if (head === '') return line;
      const count = seen.get(words) ?? 0;
      seen.set(words, count + 1);
      return `${head}${signOf(`${count} ${words.trim()}`, sign)}${words}${line.endsWith('\r') ? '\r' : ''}`;
    })
    .join('\n');
}
