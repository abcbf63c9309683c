// Writes the given names as they ship: each without what it begins with as the one before, behind how many letters that is,
// "abdul abdullah" as "0abdul5lah". They are a list to read, and stand in alphabetical order.
import { readFile } from 'node:fs/promises';

const countShared = (before, name) => {
  let count = 0;
  while (count < 9 && name[count] !== undefined && name[count] === before[count]) count += 1;
  return count;
};

/** For esbuild. */
export const givenNames = {
  name: 'given-names',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]givenNames\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const packed = text.replace(/`([^`]*)`/u, (_, list) => {
        const names = [...new Set(list.trim().split(/\s+/u))].sort();
        const parts = names.map((name, index) => {
          const shared = countShared(names[index - 1] ?? '', name);
          return `${shared}${name.slice(shared)}`;
        });
        return `\`${parts.join('')}\``;
      });
      return { contents: packed, loader: 'ts' };
    });
  },
};
