// A start that is told only by the change that caused it: "10:02 release 4.2 goes out, 10:20 alert, 10:31 rolled back".
import { removeAccents } from '../../parse/accents';
import { ignoreCase } from '../../parse/ignoreCase';
import type { Meaning, ReviewDocument } from '../../model';
import type { TimelineEvent } from '../model';
import { rehearsal, trial } from './milestoneWords';

/** Something new reaches production. Latin letters have no accents here. */
const rollout = ignoreCase(
  /\b(?:(?:re-?)?deplo[iy]\w*|releas\w+|merg(?:e[sd]?|ing)|up(?:grad|dat)(?:es?|ed|ing)|roll-?outs?|roll(?:s|ed) out|ausgerollt|ausliefer\w+|eingespielt|mise en production|despl(?:ie|e)g\w+|implanta\w+|migra\w+|installs?|installed|rotat(?:es?|ed|ion)|config\w*|konfig\w*|changes?d?|canary|(?:goes|went|go) (?:out|live)|applie[sd]|applique\w*)\b|релиз|выкат|деплой|миграци|部署|发布|發布|上线|变更|デプロイ|リリース|マイグレーション|배포/iu,
);

/** Work that reaches nobody by itself. */
const work = ignoreCase(
  /\b(?:pre-attack|maintenance|backups?|tests?|tested|correct(?:s|ed)|refine[sd]|edit(?:s|ed)|add(?:s|ed)|sauvegarde|sicherung)\b|测试|修正|テスト/iu,
);

/** What is changed has a fault, in the words of the change. */
const flawed = ignoreCase(/\b(?:bugs?|issues?|fault\w*|mis(?:config|typ|spel)\w*)\b|未(?:适用|適用|更新|反映|設定)/iu);

/** A change is taken back. */
export const undo = ignoreCase(
  /\brevert\w*|\broll(?:s|ed|ing)?[ -]?back|\bback(?:s|ed) out|zuruckge(?:roll|nomm)|retour arriere|\bannul\w+|откат|回滚|回退|ロールバック|切り戻し/iu,
);

/** "Gate changed; the board shows the old one" tells behind the change what came of it. */
export function isChangeOnly(text: string): boolean {
  const last = removeAccents(text.split(';').at(-1) ?? text);
  return rollout.test(last) || work.test(last) || trial.test(last);
}

/** The words of a text that name something: long ones by their beginning, versions, three signs in a row. "Changed" is none. */
export function listNamingWords(text: string): ReadonlySet<string> {
  const found = removeAccents(text)
    .toLowerCase()
    .matchAll(
      /(?=([\u30a1-\u30fc\u4e00-\u9fa5]{3}))|#\d+|(?!chang|updat)[\p{sc=Latin}\p{sc=Cyrl}\d][\p{sc=Latin}\p{sc=Cyrl}\w.-]{4,}/gu,
    );
  return new Set([...found].map(([word, signs]) => signs ?? word.slice(0, 5)));
}

/**
 * Which of the entries before the detection is the change that caused the incident: the last that has a fault by its own
 * words, that the causes name, or that is taken back later. -1 where none is.
 */
export function findFaultyChange(events: readonly TimelineEvent[], end: number, document: ReviewDocument): number {
  const undone = events.findIndex(({ text }) => undo.test(removeAccents(text)));
  const last = undone < 0 ? end : Math.min(end, undone);
  const changes = events.slice(0, last).flatMap(({ text, milestone, localStart }, at) => {
    const plain = removeAccents(text);
    return milestone === undefined && localStart !== undefined && rollout.test(plain) && !rehearsal.test(plain)
      ? [{ at, plain }]
      : [];
  });
  if (changes.length === 0) return -1;
  const causes = removeAccents(readCauses(document))
    .split(/[.!?](?=\s)|[。！？\n]/u)
    .map(sentence => ({ isChange: rollout.test(sentence), names: listNamingWords(sentence) }));
  // That something was deployed is too little: "deployed" and one word more, or a version.
  const isNamed = (plain: string): boolean => {
    const names = [...listNamingWords(plain)];
    return causes.some(({ isChange, names: told }) => {
      const shared = names.filter(name => told.has(name));
      return (isChange && shared.length > 1) || shared.some(name => /^#|\d\.\d/u.test(name));
    });
  };
  const faulty = changes.findLast(({ plain }) => flawed.test(plain) || isNamed(plain));
  return (faulty ?? (undone < 0 ? undefined : changes.at(-1)))?.at ?? -1;
}

const causal: ReadonlySet<Meaning> = new Set<Meaning>(['summary', 'analysis', 'whys', 'root-cause', 'contributing']);

/** What a review says outside its timeline of how it came to it: its beginning, the summary, causes and whys. */
function readCauses({ masked, sections, lineStarts }: ReviewDocument): string {
  const told = new Set<number>();
  const texts: string[] = [];
  for (const { index, parent, meaning, headingLine, endLine } of sections) {
    if (!causal.has(meaning) && !told.has(parent) && (index > 1 || meaning !== 'other')) continue;
    if (index > 1) told.add(index);
    texts.push(masked.slice(lineStarts[headingLine], lineStarts[endLine]));
  }
  return texts.join('\n');
}

/** What stands under headings of these meanings. */
export const readUnder = ({ masked, sections, lineStarts }: ReviewDocument, wanted: readonly Meaning[]): string =>
  sections
    .map(({ meaning, startLine, endLine }) =>
      wanted.includes(meaning) ? masked.slice(lineStarts[startLine], lineStarts[endLine]) : '',
    )
    .join('\n');
