// Whether what stands before an offset goes on behind it: a link, code, an address, a formula over several lines.

/** What ends it, of what is open where a text ends; undefined where nothing is. Reads each unit once. */
function findCloser(text: string): string | undefined {
  let closer: string | undefined;
  const brackets: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    if (unit === '`') {
      let end = at + 1;
      while (text.charAt(end) === '`') end += 1;
      const run = text.slice(at, end);
      closer = closer === undefined ? run : closer === run ? undefined : closer;
      at = end - 1;
    } else if (closer?.startsWith('`')) continue;
    else if (unit === '\\') at += 1;
    else if (text.startsWith('$$', at)) {
      closer = closer === '$$' ? undefined : (closer ?? '$$');
      at += 1;
    } else if (closer !== undefined) {
      if (unit === closer) closer = undefined;
    } else if (unit === '[') brackets.push(']');
    else if (unit === ']') {
      brackets.pop();
      if (text.charAt(at + 1) === '(') closer = ')';
    } else if (unit === '<' && /[a-z!/]/iu.test(text.charAt(at + 1))) closer = '>';
  }
  return closer ?? brackets.at(-1);
}

/** Whether something that begins in `before` ends in `after`: text that is put in between would become a part of it. */
export function continuesBehind(before: string, after: string): boolean {
  const closer = findCloser(before);
  return closer !== undefined && after.includes(closer);
}
