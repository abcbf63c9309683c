// Markdown of somebody else as a quotation within a document of ours: readable as it was meant, and unable to do anything.
import { escapeMarkdown, invisibleCharacter, removeComments } from './foreignText';
import { createBlockParser, readTokens } from './markdownBlocks';

/** Where links of the text lead that have no server of their own. */
export interface QuotedPlace {
  /** The configured address of GitLab, without a slash at its end. */
  readonly url: string;
  /** Full path of the project that the text is from. */
  readonly project: string;
}

/** In UTF-16 units. */
const longestUnits = 20_000;
const mostRounds = 8;
const markdown = createBlockParser();

/** What separates two characters and is not seen. */
const gap = '\u200b';

/**
 * The text as a block quotation. It opens no tag, comment or picture, its links lead to web addresses or to GitLab only, its
 * headings are bold lines, and nothing of it reaches beyond the quotation. Comments that are whole do not show, as in GitLab.
 * `more` is put below a text that is too long to be shown. Empty for a text that shows nothing.
 */
export function quoteMarkdown(text: string, place: QuotedPlace, more: string): string {
  const plain = removeComments(text.replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n'));
  const lines = disarmMarks(removeInvisible(plain.slice(0, longestUnits)), place)
    .trimEnd()
    .split('\n');
  const first = lines.findIndex(line => line.trim() !== '');
  if (first < 0) return '';
  const quoted = removeHeadings(lines.slice(first).map(line => (line.trim() === '' ? '>' : `> ${line}`)));
  // An empty line ends the quotation with whatever was left open in it.
  return (plain.length > longestUnits ? [...quoted, '', more] : quoted).join('\n');
}

/** Tabs and line ends are kept. */
function removeInvisible(text: string): string {
  return text.replaceAll(invisibleCharacter, each => (each === '\t' || each === '\n' ? each : ''));
}

/** Everywhere, in code too: what is code for us need not be code for who draws it, and a gap is not seen there. */
function disarmMarks(text: string, { url, project }: QuotedPlace): string {
  return (
    text
      .replaceAll(/<(?=[a-z/!?])/giu, `<${gap}`)
      .replaceAll('![', `!${gap}[`)
      .replaceAll(/\]\((?=\/uploads\/[0-9a-f]{32}\/)/gu, `](${url}/${project}`)
      .replaceAll(/\]\((?=\/[\w-])/gu, `](${url}`)
      .replaceAll(/\]\((?!https?:\/\/[\w[])/giu, `]${gap}(`)
      .replaceAll(/\]:/gu, `]${gap}:`)
      // A renderer may make a link of an address without a scheme, and it leads to a file then.
      .replaceAll(/(?<![:/])\/\/(?=[^\s/])/gu, `/${gap}/`)
  );
}

/** Headings become bold lines. What was no heading before may be one afterwards, so it is looked again. */
function removeHeadings(quoted: readonly string[]): readonly string[] {
  const lines = [...quoted];
  for (let rounds = 0; rounds < mostRounds; rounds += 1) {
    const headings = readTokens(markdown, lines.join('\n')).filter(({ type }) => type === 'heading_open');
    if (headings.length === 0) return lines;
    for (const { map, markup } of headings.toReversed()) {
      const [from, to] = map ?? [0, 1];
      if (markup.startsWith('#')) {
        lines[from] = makeBold(lines[from] ?? '');
      } else if (markup === '=') lines[to - 1] = (lines[to - 1] ?? '').replace('=', '\\=');
      else lines.splice(to - 1, 0, '>');
    }
  }
  return lines.map(line => line.replace(/^>/u, '>     '));
}

function makeBold(line: string): string {
  const at = line.search(/#{1,6}(?:[ \t]|$)/u);
  if (at < 0) return line.replaceAll('#', '\\#');
  const words = line.slice(at).replace(/^#+/u, '').trim();
  const closing = words.lastIndexOf(' ');
  const text = /^#+$/u.test(words.slice(closing + 1)) ? words.slice(0, Math.max(0, closing)).trim() : words;
  return `${line.slice(0, at)}${text === '' ? '' : `**${text}**`}`;
}

/** For a place within a line of a page of ours: no link of its own either, and no formula, as in "refunds of $5 and $10". */
export function escapeForPage(text: string): string {
  return escapeMarkdown(text).replaceAll('](', `]${gap}(`).replaceAll('$', '&#36;');
}
