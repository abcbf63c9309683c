// What is looked for in entries of other languages, made of the words of all of them.
import { letter } from '../../parse/ignoreCase';
import { type ForeignKind, spacedTongues, type Tongue } from './foreignWords';
import { addTraditional, joinedTongues } from './joinedWords';

/** Words between a thing and what was done with it: "Fix vollständig ausgerollt", but not "Fix wird ausgerollt". */
const between = String.raw`(?:(?!(?:sera|va|wird|soll|будет|nicht|pas|nao|non|niet|не) )\S+ ){0,3}`;
/** "Reiniciado" and "reinicia" are told as done, "reiniciar" is not; nor is this the end of an English word. */
const ending = String.raw`\w*(?<!r|[aei]re|ed|ing|tion|[aeiu]te)`;

/**
 * What is found of the words for a kind, in all languages but English: in any case, or each in a text in lower case. Without
 * the flag `u`, see `ignoreCase`.
 */
export function findForeignForm(kind: ForeignKind, flags: 'i' | 'g'): RegExp {
  const join = (tongues: readonly Tongue[]): string =>
    tongues
      .flatMap(tongue => tongue[kind] ?? [])
      .join('|')
      .replace(/(?<!\\)\((?!\?)/gu, '(?:')
      .replaceAll('*', `${letter}*`)
      .replaceAll('… ', between)
      .replaceAll('~', ending);
  return new RegExp(
    `(?<!${letter})(?:${join(spacedTongues)})(?!${letter})|${addTraditional(join(joinedTongues))}`,
    flags,
  );
}

/** Something that did not happen, where it stands before the words; "no" is "in the" in Portuguese, "falha no site detectada". */
export const foreignDenied =
  /(?:(?<!\p{Alpha})(?:lae?ngst|nicht|noch nicht|kein(?:e[rn]?)?|niet|geen|non|nessun[oa]?|ningun[oa]?|nenhuma?|aucune?|pas|ne|sans|sin|nao|sem|ainda nao|vor de[mr]|avant|antes d[aeo]|не|без|пока не|ikke|inte|ej|inga?|inget|utan|belum|tidak|bukan|tanpa)\s+(?:[^\s,;.:]+\s+){0,2}|(?<!\p{Alpha})no\s+(?:(?:se|fue|fueron|esta|estan|estaba|es|ha|han|habia|sido)\s+){0,2}|[未无無]|没有|沒有|没能|尚未|无法|無法|不能|まだ)$/u;
