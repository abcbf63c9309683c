// One prefilter for everything that looks for words: what a regular expression cannot do without, read from its own
// source. Example: `/\b(?:rolled|went) back\b/iu` matches nowhere in a text without "rolled back" and "went back", and a
// look for two plain strings is many times cheaper than the search itself.

/** More texts than this are not told apart: looking for them all would cost what the search costs. */
const mostLiterals = 64;
/** So many letters tell a word from most others; more of them would only make the list longer. */
const enoughLetters = 6;

/** What is known of a part of a pattern. */
interface PatternPart {
  /** Every text that the part can match, where these are few. */
  readonly all: readonly string[] | undefined;
  /** Texts of which each match of the part holds at least one; undefined where nothing is certain. */
  readonly some: readonly string[] | undefined;
}

const nothing: PatternPart = { all: [''], some: undefined };
const anything: PatternPart = { all: undefined, some: undefined };

/**
 * Texts of which every match of the pattern holds at least one, in lower case where the pattern ignores case. Undefined
 * where that cannot be said in a few of them, or where the pattern uses a syntax that is not read here.
 */
function literalsOf({ source, ignoreCase }: RegExp): readonly string[] | undefined {
  return bestOf(new PatternReader(source, ignoreCase).alternatives());
}

/** True where a pattern may match in a text, false only where it surely does not. */
type Filter = (text: string) => boolean;

/** The filter of some patterns: one scan that says whether any of them may match. */
export function createFilter(...patterns: readonly RegExp[]): Filter {
  const literals: string[] = [];
  for (const pattern of patterns) {
    const list = literalsOf(pattern);
    if (!list) return () => true;
    literals.push(...list);
  }
  const ignoreCase = patterns.some(pattern => pattern.ignoreCase);
  const list = removeLonger(literals);
  const [only] = list;
  const source = list.map(escape).join('|');
  // Searching without regard to case is slow, and lower case is the same for these letters but for one old form of s.
  if (ignoreCase && list.every(literal => ascii.test(literal))) {
    const scan = new RegExp(source, 'u');
    return text => scan.test(text.toLowerCase().replaceAll('\u017f', 's'));
  }
  if (!ignoreCase && only !== undefined && list.length === 1) return text => text.includes(only);
  const scan = new RegExp(source, ignoreCase ? 'iu' : 'u');
  return text => scan.test(text);
}

const ascii = /^[\0-\x7f]*$/u;

/**
 * Picks those of a table that may match in a text, in the table's order. Most texts hold the words of none, which one scan
 * tells for all of them.
 */
export function createSelector<T>(
  table: readonly T[],
  patternOf: (entry: T) => RegExp,
): (text: string) => readonly T[] {
  const any = createFilter(...table.map(patternOf));
  const filters = table.map(entry => ({ entry, mayMatch: createFilter(patternOf(entry)) }));
  const none: readonly T[] = [];
  return text => (any(text) ? filters.filter(({ mayMatch }) => mayMatch(text)).map(({ entry }) => entry) : none);
}

function escape(literal: string): string {
  return literal.replace(/[$()*+./?[\\\]^{|}]/gu, String.raw`\$&`);
}

/** A text that holds a longer one holds the shorter one in it as well, which is enough to look for. */
function removeLonger(literals: readonly string[]): readonly string[] {
  const unique = [...new Set(literals)].sort((a, b) => a.length - b.length);
  const kept: string[] = [];
  for (const literal of unique) if (!kept.some(other => literal.includes(other))) kept.push(literal);
  return kept;
}

/** The list to look for: the one whose shortest text says most, then the one with the fewest texts. */
function bestOf(...parts: readonly PatternPart[]): readonly string[] | undefined {
  let best: readonly string[] | undefined;
  let bestScore = 0;
  for (const texts of parts.flatMap(({ all, some }) => [all ?? [], some ?? []])) {
    if (texts.length === 0 || texts.includes('')) continue;
    const list = removeLonger(texts.map(text => text.slice(0, enoughLetters)));
    const shortest = Math.min(...list.map(text => text.length));
    const score = shortest * mostLiterals - list.length;
    if (list.length <= mostLiterals && score > bestScore) {
      best = list;
      bestScore = score;
    }
  }
  return best;
}

/** One part behind the other: the texts of both put together while they are few. */
function joinParts(parts: readonly PatternPart[]): PatternPart {
  let all: readonly string[] = [''];
  let isWhole = true;
  const found: PatternPart[] = [];
  for (const part of parts) {
    if (part.all && all.length * part.all.length <= mostLiterals) {
      const heads: readonly string[] = all;
      all = part.all.flatMap(tail => heads.map(head => head + tail));
      continue;
    }
    isWhole = false;
    found.push({ all, some: part.some });
    all = part.all ?? [''];
  }
  return { all: isWhole ? all : undefined, some: isWhole ? undefined : bestOf(...found, { all, some: undefined }) };
}

function joinEither(parts: readonly PatternPart[]): PatternPart {
  const all = parts.every(part => part.all) ? [...new Set(parts.flatMap(part => part.all ?? []))] : undefined;
  if (all && all.length <= mostLiterals) return { all, some: undefined };
  const best = parts.map(part => bestOf(part));
  return { all: undefined, some: best.every(list => list) ? best.flatMap(list => list ?? []) : undefined };
}

/** Up to four characters that stand for themselves; a hyphen does at the ends. */
const smallClass = /^(?!\^)-?[^\\[\]-]{1,4}-?$/u;

/** Reads the source of a regular expression with the `u` or `v` flag, from left to right. */
class PatternReader {
  #at = 0;
  constructor(
    private readonly source: string,
    private readonly ignoreCase: boolean,
  ) {}

  /** Up to the end of the group or of the source. */
  alternatives(): PatternPart {
    const parts: PatternPart[] = [];
    do parts.push(this.#sequence());
    while (this.#take('|'));
    return joinEither(parts);
  }

  #sequence(): PatternPart {
    const parts: PatternPart[] = [];
    while (this.#at < this.source.length && !this.#isNext('|') && !this.#isNext(')')) {
      const part = this.#atom();
      parts.push(this.#repeated(part));
    }
    return joinParts(parts);
  }

  #atom(): PatternPart {
    if (this.#take('(')) return this.#group();
    if (this.#take('[')) return this.#characterClass();
    if (this.#take('\\')) return this.#escape();
    if (this.#take('^') || this.#take('$')) return nothing;
    if (this.#take('.')) return anything;
    return this.#character();
  }

  #character(): PatternPart {
    const character = String.fromCodePoint(this.source.codePointAt(this.#at) ?? 0);
    this.#at += character.length;
    return this.#literal(character);
  }

  #group(): PatternPart {
    const kind = this.#match(/\?(?:<?[=!]|:|<\w+>|[a-z-]+:)/uy) ?? '';
    const inner = this.alternatives();
    this.#take(')');
    // What must or must not stand before or behind is no part of the match; other flags may mean other letters.
    if (/[=!]$/u.test(kind)) return nothing;
    return /^\?[a-z-]/u.test(kind) ? anything : inner;
  }

  /** The characters of a small class; any other may be anything. */
  #characterClass(): PatternPart {
    const start = this.#at;
    for (let depth = 1; depth > 0 && this.#at < this.source.length; this.#at += 1) {
      if (this.#isNext('\\')) this.#at += 1;
      else if (this.#isNext('[')) depth += 1;
      else if (this.#isNext(']')) depth -= 1;
    }
    const inner = this.source.slice(start, this.#at - 1);
    return smallClass.test(inner) ? joinEither(Array.from(inner, each => this.#literal(each))) : anything;
  }

  #literal(character: string): PatternPart {
    return { all: [this.ignoreCase ? character.toLowerCase() : character], some: undefined };
  }

  #escape(): PatternPart {
    if (this.#match(/b/iuy) !== undefined) return nothing;
    if (this.#match(/p\{[^}]*\}|k<\w+>|u\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|c[a-z]|[\da-z]/iuy) !== undefined) {
      return anything;
    }
    return this.#character();
  }

  /** The part with what stands behind it of how often it may stand. */
  #repeated(part: PatternPart): PatternPart {
    const times = this.#match(/[*+?]\??|\{\d+(?:,\d*)?\}\??/uy);
    if (times === undefined) return part;
    if (times.startsWith('?')) return part.all ? joinEither([nothing, part]) : anything;
    if (times.startsWith('*') || /^\{0[,}]/u.test(times)) return anything;
    return { all: undefined, some: bestOf(part) };
  }

  #isNext(character: string): boolean {
    return this.source.startsWith(character, this.#at);
  }

  #take(character: string): boolean {
    if (!this.#isNext(character)) return false;
    this.#at += character.length;
    return true;
  }

  /** What a sticky pattern finds here. */
  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.source)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }
}
