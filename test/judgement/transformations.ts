// Transformations of a review: some must not change what is understood, others must change exactly one thing.

/** The document in another form; undefined where the form does not apply to it. */
export type Transformation = (text: string) => string | undefined;

const lineByLine =
  (change: (line: string, index: number) => string): Transformation =>
  text => {
    let isFenced = false;
    const lines = text.split('\n').map((line, index) => {
      if (line.startsWith('```')) isFenced = !isFenced;
      return isFenced ? line : change(line, index);
    });
    return different(text, lines.join('\n'));
  };

const different = (before: string, after: string): string | undefined => (before === after ? undefined : after);

/** An entry: its marker, its time, what stands between, its text. */
const entry =
  /^(- |\* |\d+\. )((?:\d{4}-\d{2}-\d{2} )?\d{2}:\d{2}(?: [A-Z]{3,4})?)(?! (?:[AP]M|Uhr|h)\b)( - | – |: | )((?!(?:[A-Z]{3,4} )?(?:on \d|\(\d|[-–]+ ?\d))\S.*)$/u;
/** A line of a list that begins with a time in whatever form. */
const timed = /^(?:- |\* |\d+\. )[~(`*[]*(?:ca\. ?)?\d{1,4}[-:.h/]\d/iu;
const isoDate = /\b(\d{4})-(\d{2})-(\d{2})\b/gu;
const months = 'January February March April May June July August September October November December'.split(' ');

/** Only where all entries have the plain form: half a timeline in another one is another timeline. */
const whereAllPlain =
  (change: Transformation): Transformation =>
  text =>
    text.split('\n').every(line => entry.test(line) || !timed.test(line)) ? change(text) : undefined;

const entries = (change: (parts: readonly [string, string, string, string]) => string): Transformation =>
  whereAllPlain(
    lineByLine(line => {
      const match = entry.exec(line);
      return match ? change([match[1] ?? '', match[2] ?? '', match[3] ?? '', match[4] ?? '']) : line;
    }),
  );

/** In timelines only: a sentence may hold a date that belongs to nothing. */
const dateInWords = (stamp: string): string =>
  stamp.replace(
    isoDate,
    (_, year: string, month: string, day: string) => `${Number(day)} ${months[Number(month) - 1] ?? ''} ${year}`,
  );

function twelveHours(stamp: string): string {
  return stamp.replace(/(\d{2}):(\d{2})\b/u, (_, hour: string, minute: string) => {
    const half = Number(hour) < 12 ? 'AM' : 'PM';
    return `${Number(hour) % 12 || 12}:${minute} ${half}`;
  });
}

/** Every run of entries in another structure. */
function restructured(form: (run: readonly (readonly [string, string])[]) => readonly string[]): Transformation {
  return whereAllPlain(text => {
    // Nothing of Markdown is one within HTML.
    if (text.includes('<details>')) return undefined;
    const after: string[] = [];
    let run: [string, string][] = [];
    const close = (): void => {
      if (run.length > 0) after.push(...form(run));
      run = [];
    };
    for (const line of text.split('\n')) {
      const match = entry.exec(line);
      if (match) run.push([match[2] ?? '', match[4] ?? '']);
      else {
        close();
        after.push(line);
      }
    }
    close();
    return different(text, after.join('\n'));
  });
}

/** Only where the whole document is in UTC and no time stands outside of its entries. */
function shiftedZone(text: string): string | undefined {
  const others = text
    .split('\n')
    .filter(line => !entry.test(line))
    .join('\n');
  const isReal = text.split('\n').every(line => {
    const stamp = entry.exec(line)?.[2]?.replace(' ', 'T');
    return stamp === undefined || !Number.isNaN(Date.parse(`${stamp}:00Z`));
  });
  if (!isReal || !text.includes('All times are UTC.') || /\d{1,2}[:.h]\d{2}/u.test(others)) return undefined;
  const shifted = entries(([marker, time, between, rest]) => {
    const at = Date.parse(`${time.replace(' ', 'T')}:00Z`) + 2 * 3_600_000;
    if (Number.isNaN(at)) return `${marker}${time}${between}${rest}`;
    return `${marker}${new Date(at).toISOString().slice(0, 16).replace('T', ' ')}${between}${rest}`;
  })(text);
  return shifted?.replace('All times are UTC.', 'All times are UTC+2.');
}

/** Another name of the same thing. */
const synonyms: Readonly<Record<string, string>> = {
  Summary: 'Executive summary',
  Timeline: 'Timeline of events',
  'Root cause': 'Root Cause(s)',
  'Corrective actions': 'Action items',
  'Action items': 'Follow-up actions',
  'Lessons learned': 'Lessons learnt',
};
const german: Readonly<Record<string, string>> = {
  Summary: 'Zusammenfassung',
  Timeline: 'Zeitleiste',
  'Root cause': 'Ursache',
  'Corrective actions': 'Korrekturmaßnahmen',
  'Action items': 'Maßnahmen',
};

const renamed = (names: Readonly<Record<string, string>>): Transformation =>
  lineByLine(line => {
    const match = /^(#+ )(.+)$/u.exec(line);
    const name = match && names[match[2] ?? ''];
    return match && name ? `${match[1] ?? ''}${name}` : line;
  });

const isBorder = (line: string): boolean => /^[\s:|-]+$/u.test(line) && line.includes('-');

/** Every table with a column for owners, its rows changed as arrays of cells; the header's row has its place too. */
const tablesOfOwners =
  (change: (cells: readonly string[], owner: number, isHeader: boolean) => readonly string[]): Transformation =>
  text => {
    const lines = text.split('\n');
    let owner = -1;
    let isTable = false;
    const after = lines.map((line, index) => {
      if (!line.startsWith('|') || /\\\||`/u.test(line)) {
        isTable = false;
        return line;
      }
      const cells = line.replace(/^\||\|\s*$/gu, '').split('|');
      const isHeader = !isTable && isBorder(lines[index + 1] ?? '');
      if (isHeader) owner = cells.findIndex(cell => cell.trim() === 'Owner');
      isTable = isHeader || isTable;
      return !isTable || owner < 0 ? line : `|${change(cells, owner, isHeader || isBorder(line)).join('|')}|`;
    });
    return different(text, after.join('\n'));
  };

/** Must leave events, durations, whys, actions and problems as they are. */
export const neutral: Readonly<Record<string, Transformation>> = {
  'lines end with CRLF': text => text.replaceAll('\n', '\r\n'),
  'lines end with CR': text => text.replaceAll('\n', '\r'),
  'front matter is added': text =>
    text.startsWith('---') ? undefined : `---\ntitle: A review\ntags: [review]\n---\n\n${text}`,
  'a byte order mark stands first': text => `\u{FEFF}${text}`,
  'headings are one deeper': lineByLine(line => (/^#{2,5} /u.test(line) ? `#${line}` : line)),
  'headings are numbered': (() => {
    let number = 0;
    const change = lineByLine((line, index) => {
      if (index === 0) number = 0;
      // A time as a heading has no number before it.
      return line.replace(/^## (?![\dA-Z]+\.|\d+:)/u, () => {
        number += 1;
        return `## ${number}. `;
      });
    });
    return change;
  })(),
  'headings have closing marks': lineByLine(line => (/^## /u.test(line) ? `${line} ##` : line)),
  'headings are underlined': lineByLine(line => line.replace(/^## (?!\d+[.)])(.+)$/u, '$1\n---')),
  'headings have synonyms': renamed(synonyms),
  'headings are German': renamed(german),
  'bullets are stars': lineByLine(line => line.replace(/^- (?!\[)/u, '* ')),
  'bullets are numbered': lineByLine(line => line.replace(/^- (?!\[)/u, '1. ')),
  'entries are paragraphs': entries(([, time, between, text]) => `${time}${between}${text}\n`),
  'entries are rows of a table': restructured(run => [
    '| Time | Event |',
    '|---|---|',
    ...run.map(([time, text]) => `| ${time} | ${text} |`),
  ]),
  'entries are headings': restructured(run => run.flatMap(([time, text]) => [`#### ${time}`, '', text, ''])),
  'times are two hours east': shiftedZone,
  'entries are bold': entries(([marker, time, between, text]) => `${marker}**${time}**${between}${text}`),
  'times stand in code': entries(([marker, time, between, text]) => `${marker}\`${time}\`${between}${text}`),
  'entries have no-break spaces': entries(
    ([marker, time, between, text]) =>
      `${marker}${time.replaceAll(' ', '\u{A0}')}${between.replaceAll(' ', '\u{A0}')}${text}`,
  ),
  'direction marks stand before entries': entries(
    ([marker, time, between, text]) => `${marker}\u{200E}${time}${between}${text}`,
  ),
  'dates are in words': entries(([marker, time, between, text]) => `${marker}${dateInWords(time)}${between}${text}`),
  'dates have slashes, year first': entries(
    ([marker, time, between, text]) => `${marker}${time.replace(isoDate, '$1/$2/$3')}${between}${text}`,
  ),
  'the clock has twelve hours': entries(
    ([marker, time, between, text]) => `${marker}${twelveHours(time)}${between}${text}`,
  ),
  'owners are bold': tablesOfOwners((cells, owner, isHeader) =>
    isHeader
      ? cells
      : cells.map((cell, index) =>
          index === owner ? cell.replace(/(?<![*_].*)\p{L}[^*]*/u, name => `**${name.trimEnd()}** `) : cell,
        ),
  ),
  'the columns of actions stand in another order': tablesOfOwners(cells => cells.toReversed()),
  'owners in lists are bold': lineByLine(line =>
    /^(?:[-*]|\d\.) /u.test(line)
      ? line.replace(/(?<![\w*@/])@[a-z]\w+(?![\w*/@-])|(?<=[.,] )\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+(?=, \d{4}-)/u, '**$&**')
      : line,
  ),
  'names in sentences are bold': lineByLine(line =>
    line.replace(
      /(?<=^|[.,] |[Bb]ecause )\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?(?= (?:forgot|overlooked|ignored|misjudged|failed to|did not|deleted) )/gu,
      '**$&**',
    ),
  ),
  'the fields of actions stand in another order': lineByLine(line =>
    line.replace(/^(- .*[^,;–—-]) (@\w+) (\d{4}-\d{2}-\d{2}) (#\d+)$/u, '$1 $4 $3 $2'),
  ),
  'field lines stand in another order': text => {
    const after = text.replaceAll(/(?:^(?:- )?\*\*[^*:\n]{2,30}:\*\* .+\n){2,}/gmu, run =>
      run.includes('  \n') ? run : `${run.trimEnd().split('\n').toReversed().join('\n')}\n`,
    );
    return after === text ? undefined : after;
  },
  'spaces stand at the ends of lines': lineByLine(line =>
    line.trim() === '' || line.includes('|') ? line : `${line} `,
  ),
  'blank lines are doubled': text => text.replaceAll('\n\n', '\n\n\n'),
  'comments are added': text => text.replaceAll(/\n\n## /gu, '\n\n<!-- seen -->\n\n## '),
};

/** A line of the text is changed; lines from 1. Undefined where nothing changed. */
export function changeLine(text: string, line: number, change: (line: string) => string): string | undefined {
  const lines = text.split('\n');
  const before = lines[line - 1] ?? '';
  const after = change(before);
  return after === before ? undefined : lines.with(line - 1, after).join('\n');
}

/** Two lines change places; lines from 1. */
export function swapLines(text: string, one: number, other: number): string {
  const lines = text.split('\n');
  return lines
    .with(one - 1, lines[other - 1] ?? '')
    .with(other - 1, lines[one - 1] ?? '')
    .join('\n');
}
