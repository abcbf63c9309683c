// Writes lists of names as they ship: each without what it begins with as the one before, behind a mark for how many letters
// that is. "abdul abdullah" is "(abdul-lah": a `(` for none, `)` for one, and so on.
import { readFile } from 'node:fs/promises';

/** The marks stand behind each other from here on, and none of them is a part of a name. */
const firstMark = '('.charCodeAt(0);
const mostShared = 7;

const countShared = (before, name) => {
  let count = 0;
  while (count < mostShared && name[count] !== undefined && name[count] === before[count]) count += 1;
  return count;
};

const pack = list => {
  const names = [...new Set(list.trim().split(/\s+/u))].sort();
  return names
    .map((name, index) => {
      const shared = countShared(names[index - 1] ?? '', name);
      return String.fromCharCode(firstMark + shared) + name.slice(shared);
    })
    .join('');
};

/** For esbuild. */
export const packedNames = {
  name: 'packed-names',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](?:givenNames|acronyms)\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return {
        contents: text.replace(/(?<=readPackedNames\()`[^`]*`/u, list => `'${pack(list.slice(1, -1))}'`),
        loader: 'ts',
      };
    });
  },
};
