// How versions of GitLab look for commands in a text. Ruby's `^` and `$` stand at line feeds only, its `.` matches them
// where a pattern says `m`, and its `\s` is ASCII: the patterns here say the same in JavaScript's words.
import MarkdownIt from 'markdown-it';

/**
 * `greedy-code`: everything from a line to the last backtick at a line's end is code (the extractor of 2022).
 * `fences`: three bare backticks open and close code, any two backticks are inline code (the extractor of 2021).
 * `paragraphs`: only top-level paragraphs of CommonMark are looked at (17 and later).
 * `front-matter`: as before, after front matter became a block of code, which moves the lines (lib/banzai/filter/front_matter_filter.rb).
 */
export const quickActionParsers = ['greedy-code', 'fences', 'paragraphs', 'front-matter'] as const;
export type QuickActionParser = (typeof quickActionParsers)[number];

export interface Command {
  readonly name: string;
  readonly argument: string;
}

export interface Extracted {
  /** Without its commands, carriage returns and trailing white space. */
  readonly text: string;
  /** In their order. */
  readonly commands: readonly Command[];
}

/** Known to GitLab; those that `carryOut` does not know are taken out of the text and do nothing here. `/cc` stays: it is a no-op. */
const known = (
  'close reopen title label labels unlabel remove_label relabel assign unassign reassign confidential due due_date ' +
  'remove_due_date severity relate timeline promote_to_incident type todo done subscribe unsubscribe estimate spend ' +
  'milestone remove_milestone weight epic move clone duplicate lock unlock zoom page blocks blocked_by unlink award react ' +
  'create_merge_request copy_metadata shrug tableflip'
).split(' ');

const start = '(?<![^\\n])';
const end = '(?![^\\n])';
const command = `${start}/(?<name>${known.join('|')})(?:[ ](?<argument>[^\\n]*))?(?:[ \\t\\r\\n\\f\\v]*\\n|${end})`;
const html = `${start}<[^>]+?>\\n[^]+?\\n</[^>]+?>${end}`;
const quote = `${start}>>>[^]+?\\n>>>${end}`;

// lib/gitlab/quick_actions/extractor.rb as of 2022, 2021 and 2024
const greedyCode = pattern(
  `${start}\`\`\`[^]+?\\n\`\`\`${end}`,
  `${start}[^]*\`\\n*[^]+?\\n*\`${end}`,
  html,
  quote,
  command,
);
const fences = pattern(`${start}\`\`\`\\n[^]+?\\n\`\`\`${end}`, '`\\n*[^]+?\\n*`', html, quote, command);
const withinParagraph = pattern('`[^]+?`', html, command);

function pattern(...alternatives: readonly string[]): RegExp {
  return new RegExp(alternatives.map(each => `(?:${each})`).join('|'), 'giu');
}

/** The commands of a text and the text without them, as one kind of parser sees it. */
export function extract(sent: string, parser: QuickActionParser = 'paragraphs'): Extracted {
  // content.delete!("\r")
  const text = sent.replaceAll('\r', '');
  // Every pattern of a command begins so; without it there is none, and nothing to take time for.
  if (!/(?<![^\n])\//u.test(text)) return { text: rstrip(text), commands: [] };
  if (parser === 'greedy-code') return trimmed(takenOut(text, greedyCode));
  if (parser === 'fences') return trimmed(takenOut(text, fences));
  return trimmed(inParagraphs(text, parser === 'front-matter' ? withoutFrontMatter(text) : text));
}

function trimmed({ text, commands }: Extracted): Extracted {
  return { text: rstrip(text), commands };
}

/** Ruby's rstrip. */
const rstrip = (text: string): string => text.replace(/[\0\t\n\v\f\r ]+$/u, '');

function takenOut(text: string, commandOrCode: RegExp): Extracted {
  const commands: Command[] = [];
  const rest = text.replace(commandOrCode, (whole: string, ...groups: unknown[]) => {
    const { name, argument } = groups.at(-1) as { readonly name?: string; readonly argument?: string };
    if (name === undefined) return whole;
    commands.push({ name: name.toLowerCase(), argument: argument?.trim() ?? '' });
    return '';
  });
  return { text: rest, commands };
}

const markdown = new MarkdownIt({ html: true });
// Where blocks begin and end is all that counts.
markdown.core.ruler.enableOnly(['normalize', 'block']);

/**
 * lib/banzai/filter/quick_action_filter.rb: the numbers of lines come from what was rendered, the lines from what was sent.
 * GitLab looks only at paragraphs whose rendered text has a `/` at a line's start; here every paragraph is looked at.
 */
function inParagraphs(text: string, rendered: string): Extracted {
  const lines: string[] = text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
  const commands: Command[] = [];
  for (const { type, level, map } of markdown.parse(withQuotes(rendered), {})) {
    if (type !== 'paragraph_open' || level !== 0 || map === null) continue;
    const [first, behind] = map;
    const last = lines[behind] === '\n' ? behind : behind - 1;
    const paragraph = lines.slice(first, last + 1).join('');
    const found = takenOut(paragraph, withinParagraph);
    commands.push(...found.commands);
    lines.fill('', first, last + 1);
    if (first < lines.length) lines[first] = found.text;
  }
  return { text: lines.join(''), commands };
}

// lib/banzai/filter/blockquote_fence_filter.rb, which leaves every line in its place
const codeHtmlOrQuote = pattern(
  `${start}\`\`\`[^]+?\\n\`\`\` *${end}`,
  `${start}<[^>]+?> *\\n[^]+?\\n</[^>]+?> *${end}`,
  `(?<=^|\\n\\n|^\\n) *>>> *\\n(?<quoted>[^]+?)\\n *>>> *(?=$|\\n\\n|\\n$)`,
);

function withQuotes(text: string): string {
  if (!text.includes('>>>')) return text;
  return text.replace(codeHtmlOrQuote, (whole: string, ...groups: unknown[]) => {
    const { quoted } = groups.at(-1) as { readonly quoted?: string };
    return quoted === undefined ? whole : `\n${quoted.replaceAll(/(?<![^\n])/gu, '> ')}\n`;
  });
}

// lib/banzai/filter/front_matter_filter.rb
/* eslint-disable regexp/no-super-linear-backtracking, regexp/no-contradiction-with-assertion, regexp/match-any -- GitLab's own pattern, its ways included */
const frontMatter = new RegExp(
  '^(?:[^\\r\\n]*coding:[^\\r\\n]*)?\\s*(?<![^\\n])(?<delim>---|\\+\\+\\+|;;;)[ \\t]*(?<lang>\\S*)\\s*' +
    '(?<![^\\n])(?<content>[^]*?)\\s*(?<![^\\n])\\k<delim>\\s*',
  'u',
);
/* eslint-enable regexp/no-super-linear-backtracking, regexp/no-contradiction-with-assertion, regexp/match-any */
const languages: Readonly<Record<string, string>> = { '---': 'yaml', '+++': 'toml', ';;;': 'json' };

function withoutFrontMatter(text: string): string {
  return text.replace(frontMatter, (_: string, ...groups: unknown[]) => {
    const { delim = '', lang = '', content = '' } = groups.at(-1) as Readonly<Record<string, string>>;
    return [`\`\`\`${lang === '' ? (languages[delim] ?? '') : lang}`, content, '```', '\n'].join('\n');
  });
}
