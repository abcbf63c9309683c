// Where a line's own text begins: behind blanks, quote marks and one list marker.

/** The offset behind blanks, quote marks and one list marker with the blanks behind it; `end` is where the line ends. */
export function skipMarks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (isBlank(text, at) || text.charCodeAt(at) === 62)) at += 1;
  const first = at;
  while (at < end && at - first < 9 && isDigit(text, at)) at += 1;
  if (at >= end) return first;
  const unit = text.charCodeAt(at);
  // A full stop or a bracket behind digits, else a minus, plus or asterisk.
  if (at > first ? unit !== 46 && unit !== 41 : unit !== 45 && unit !== 43 && unit !== 42) return first;
  at += 1;
  if (at < end && !isBlank(text, at)) return first;
  while (at < end && isBlank(text, at)) at += 1;
  return at;
}

function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 32 || unit === 9 || unit === 0xa0 || unit === 0x3000;
}

/** An ASCII digit stands there. */
export function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 48 && unit <= 57;
}

/** An ASCII digit stands between the offsets: without one there is no date. */
export function hasDigit(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (isDigit(text, at)) return true;
  return false;
}

/** A letter of any script stands there. One beyond the first 65,536 characters has two units, and each of them counts. */
export function isLetter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const lower = unit | 32;
  if (unit < 128) return lower >= 97 && lower <= 122;
  return (unit & 0xf800) === 0xd800 || /\p{Alpha}/u.test(text.charAt(at));
}

const anyWordUnit = /[\p{Alpha}\p{N}]/u;

/** A letter or a digit stands between the offsets. */
export function hasWordIn(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    if (text.charCodeAt(at) >= 128) return anyWordUnit.test(text.slice(at, end));
    if (isLetter(text, at) || isDigit(text, at)) return true;
  }
  return false;
}
