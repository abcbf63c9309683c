// Takes the blanks out between the names of headings while a bundle is made: they are for the eye, and stand in the shell.
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
