// Figures that stand behind their name, in a line or a row that is no field: "Time to detect: 5 minutes. Time to resolve: 2 hours."
import type { ReviewDocument, Span } from '../../model';
import { findLine, findLineSpan } from '../../parse/lines';
import { removeAccents } from '../../parse/accents';
import { readDuration, type WrittenDuration } from '../grammar/durations';
import { skipAt } from '../grammar/forms';
import type { DurationKind, TimePair } from './durationPairs';
import { ignoreCase } from '../../parse/ignoreCase';
import { findMatches } from '../../parse/matches';

/** A duration that the text tells, and what it is compared with: two times beside it, or the entries for its kind. */
export interface ToldDuration {
  readonly line: number;
  readonly name: string;
  readonly written: WrittenDuration;
  readonly kind?: DurationKind;
  readonly pairs?: readonly TimePair[];
  readonly isCounted: boolean;
  /** The words before the figure say that it is the length of the two times, or of the outage. */
  readonly isTied?: boolean;
}

/** What a name says of the duration behind it. */
const kindNames: readonly (readonly [DurationKind, RegExp])[] = [
  [
    'detect',
    /\btime (?:from (?:\w+ ){1,3})?to (?:detect|detection|discover|discovery|notice|identify)\b|\bdetection (?:time|delay|lag)\b|\btime until detection\b|\bm?ttd\b|erkennungszeit|(?:delai|temps) de detection|tiempo de deteccion|tempo (?:de|ate a) deteccao|время обнаружения|检测时长|检测耗时|发现时长|发现耗时|検知まで/u,
  ],
  [
    'acknowledge',
    /\btime (?:from (?:\w+ ){1,3})?to (?:acknowledge|acknowledgement|acknowledgment|respond|response|engage)\b|\bresponse time\b|\bm?tta\b|reaktionszeit|tiempo de respuesta|tempo de resposta|время реакции|响应时长/u,
  ],
  [
    'mitigate',
    /\btime (?:from (?:\w+ ){1,3})?to (?:mitigate|mitigation|repair|recover|recovery|restore|restoration|fix)\b|\brecovery time\b|\bm?ttm\b|\bm?ttr\b|wiederherstellungszeit|tiempo de recuperacion|tempo de recuperacao|время восстановления|恢复时长|修复时长|修复耗时|恢复耗时|復旧まで/u,
  ],
  [
    'resolve',
    /\btime (?:from (?:\w+ ){1,3})?to (?:resolve|resolution)\b|\bresolution time\b|losungszeit|tiempo de resolucion|tempo de resolucao/u,
  ],
  [
    'duration',
    /\bduration\b|\bdowntime\b|\btotal time\b|\bt(?:iempo|empo|emps) total\b|\btime in sev|\bminutes (?:of )?(?:outage|degradation|impact)\b|\blength of (?:the )?(?:outage|incident|impact)\b|\b(?:outage|incident|impact) length\b|\b(?:ausfall|storungs)?dauer\b|\bausfallzeit\b|\bduree\b|\bduracion\b|\bduracao\b|длительность|продолжительность|持续时[间长]|影响时长|故障时长|継続時間|影響時間|停止時間|障害時間/u,
  ],
];

/** Most names of fields are of none. */
const anyKind = new RegExp(kindNames.map(([, { source }]) => source).join('|'), 'u');

/** What a field or a label of that name, in lower case, states; undefined where it is no duration. */
export function readDurationKind(name: string): DurationKind | undefined {
  const plain = removeAccents(name);
  return anyKind.test(plain) ? kindNames.find(([, form]) => form.test(plain))?.[0] : undefined;
}

const figureName = ignoreCase(
  /(?<name>\b(?:time to (?:detect|acknowledge|respond|engage|mitigate|repair|recover|restore|fix|resolve|detection|acknowledgement|response|mitigation|recovery|restoration|resolution)|m?tt[damr]|detection (?:time|delay)|recovery time|duration|downtime|(?:detect|notic|discover|acknowledg|mitigat|resolv|solv|fix|restor)ed(?<!\b(?:be|not|always|never|usually) \w+))\b|dauer|ausfallzeit|dur(?:[ée]e|aci[óo]n|a[çc][ãa]o)|длительность|продолжительность|持续时[间长]|影响时长|故障时长|継続時間|影響時間|停止時間|障害時間)/giu,
);
/** What parts a name from its figure: a colon, a bar, "was", "after". */
const behindName = ignoreCase(
  /(?:[ \t]*\([A-Z]{3,4}\))?[*_`]*[ \t]*(?:[:：|=]|was\b|is\b|(?:only )?(?:after|within)\b)[ \t|*_`]*/iuy,
);
const onlyCounted = ignoreCase(/\b(?:support|working|business|office) (?:hours|time)\b/iu);

/** "Noticed after 12 minutes, mitigated within 20": what such a step ends, by its first letter. */
const steps: Readonly<Record<string, DurationKind>> = { d: 'detect', n: 'detect', a: 'acknowledge', m: 'mitigate' };

const nearUnits = 200;

/** Every figure behind its name on the same line within a span. Only what has a unit is one. */
export function findNamedFigures(document: ReviewDocument, within: Span): readonly ToldDuration[] {
  const found: ToldDuration[] = [];
  const text = document.masked;
  const part = text.slice(within.start, within.end);
  for (const { 0: whole, index, groups } of findMatches(figureName, part)) {
    const nameEnd = within.start + index + whole.length;
    const start = skipAt(behindName, text, nameEnd);
    if (start === nameEnd) continue;
    const line = findLine(document, nameEnd);
    const around = findLineSpan(document, line);
    const name = groups?.['name'] ?? '';
    const [, step] = /^(\w).+ed$/iu.exec(name) ?? [];
    const isMost = /within/iu.test(text.slice(nameEnd, start));
    if ((step !== undefined) !== (isMost || /after/iu.test(text.slice(nameEnd, start)))) continue;
    const written = start < around.end ? readDuration(text, { start, end: around.end }) : undefined;
    const kind = step === undefined ? readDurationKind(name.toLowerCase()) : (steps[step.toLowerCase()] ?? 'resolve');
    if (!written || !kind) continue;
    // A line may be as long as the text, and hold as many figures.
    const near = text.slice(Math.max(around.start, nameEnd - nearUnits), Math.min(around.end, start + nearUnits));
    // What a step is counted from is not said.
    const isTied = step === undefined;
    found.push({ line, name, written: { ...written, isMost }, kind, isCounted: onlyCounted.test(near), isTied });
  }
  return found;
}
