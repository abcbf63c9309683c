// Lists of names while a bundle is made. Blanks between those of headings are for the eye, and would stand in the shell.
import { readFile } from 'node:fs/promises';

/** For esbuild. */
export const headingNames = {
  name: 'heading-names',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]headingNames\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return { contents: text.replace(/`[^`]*`/gu, list => list.replace(/,\s+/gu, ',')), loader: 'ts' };
    });
  },
};

/** Each name without what it shares with the one before it, behind the length of that: `0aaron1bdul5lah`. */
function shorten(names) {
  let before = '';
  return names.toSorted().reduce((list, name) => {
    let shared = 0;
    while (shared < 9 && shared < name.length && name[shared] === before[shared]) shared += 1;
    before = name;
    return list + shared + name.slice(shared);
  }, '');
}

/** For esbuild: given names without what each of them shares with the one before it, which takes half the room. */
export const givenNames = {
  name: 'given-names',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]givenNames\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = text.replace(/`([^`]*)`;/u, (_, list) => `'${shorten(list.split(/\s+/u))}';`);
      return { contents, loader: 'ts' };
    });
  },
};
