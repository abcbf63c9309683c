// Names of files that every system takes, made from the titles of reviews.

const devices = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com\d|lpt\d)$/u;

const mostCharacters = 80;

/**
 * A name for files and folders on every system: NFC, lower case, letters and digits of any script, hyphens between
 * words, at most 80 characters and 200 bytes of UTF-8, no device name, never empty.
 */
export function makeSlug(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  let name = '';
  let characters = 0;
  let bytes = 0;
  for (const character of words) {
    characters += 1;
    bytes += countBytes(character);
    if (characters > mostCharacters || bytes > 200) break;
    name += character;
  }
  // Combining marks at the start would join what stands before the name.
  name = name.replaceAll(/^[-\p{M}]+|-+$/gu, '');
  if (name === '') return 'review';
  return devices.test(name) ? `review-${name}` : name;
}

function countBytes(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/**
 * What a file or document of a confidential issue is called: its number. Names of files are in git, names of open documents
 * in what VS Code keeps on disk, and more people read those than may read the issue.
 */
export function chooseFileTitle(issue: {
  readonly title: string;
  readonly confidential: boolean;
  readonly reference: { readonly iid: number };
}): string {
  return issue.confidential ? `issue ${issue.reference.iid}` : issue.title;
}

/** The file of a review: `2025-11-03-checkout-is-down.md`. `date` is `YYYY-MM-DD`. The stem has at most 80 characters. */
export function makeReviewFileName(title: string, date?: string): string {
  return `${date === undefined ? makeSlug(title) : makeSlug(`${date} ${title}`)}.md`;
}
