// Takes the blanks out between the names of headings while a bundle is made: they are for the eye, and stand in the shell.
import { readFile } from 'node:fs/promises';

/** What more than reviews have: it makes no file a review, so the shell, which only asks that, goes without. */
const untelling =
  /\[\s*'(?:approval|acknowledgements|guidelines|backlog|metrics|key-information|summary|analysis|detection|response|leadup|fault)',\s*`[^`]*`,?\s*\],/gu;

/** For esbuild; `isTelling`: only the names that tell a review from other files. */
const makePlugin = isTelling => ({
  name: 'heading-names',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]headingNames\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const names = isTelling ? text.replace(untelling, '') : text;
      return { contents: names.replace(/`[^`]*`/gu, list => list.replace(/,\s+/gu, ',')), loader: 'ts' };
    });
  },
});

export const headingNames = makePlugin(false);
export const tellingNames = makePlugin(true);
