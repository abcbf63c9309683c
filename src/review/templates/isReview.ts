// Whether a document is a review at all: a linter that speaks up in a guide or a runbook is switched off.
import type { Meaning, ReviewDocument, Section } from '../model';
import { makeHeadingKey } from '../parse/headingKey';
import { isTelling, readTellingMeaning } from '../parse/headings';
import { findPlaceholders, isSignatureLine, type Placeholder } from '../parse/placeholders';
import { compareSections, hasWrittenSection } from './compare';
import { isTemplatePath } from './places';
import { typedMatter } from './recognize';
import { ignoreCase } from '../parse/ignoreCase';
import { findMatches } from '../parse/matches';

const enoughMeanings = 2;

/**
 * A review says so by its marker, or by two sections that only a review has; guides and reports on many incidents are none.
 * `path`: where its file lies, if it is one; a template of the team's is none either.
 */
export function isReview(document: ReviewDocument, path = ''): boolean {
  if (document.marker) return true;
  if (isTemplatePath(path, document.text)) return false;
  const { sections } = document;
  if ((isGeneralTitle(sections[1]) && !isDebugged(document)) || isSkill(document)) return false;
  if (
    sections.some(
      ({ level, key }, index) =>
        (level === 1 && templateTitle.test(key)) || (index === 1 && foreignTemplateTitle.test(key)),
    )
  )
    return false;
  const meanings = new Set<Meaning>();
  let isHeaded = false;
  for (const section of sections) {
    const meaning = section.meaning === 'other' ? undefined : readTellingMeaning(section.heading, section.key);
    if (!meaning || ofMany.test(section.key)) continue;
    meanings.add(meaning);
    isHeaded ||= document.blocks[section.firstBlock - 1]?.kind === 'heading';
  }
  const isFew = meanings.size < enoughMeanings && !(meanings.size > 0 && isTyped(document));
  if (isFew && !isOneIncident(document, meanings) && !isMadeOfFields(document)) return false;
  // Bold labels structure a guide as well as a review, and a retrospective has lessons and actions too; a review of an
  // incident tells what happened when.
  const isTold = isHeaded && [...meanings].some(meaning => eventMeanings.has(meaning));
  if (isListOfIncidents(sections)) return false;
  const isNamed = sections.some((section, index) => (index === 1 || section.level === 1) && isIncidentTitle(section));
  const title = readTitle(document);
  if (!isNamed && !incidentWord.test(title) && !(reviewTitle.test(title) && someYear.test(title))) {
    if (!isTold && !someTime.test(document.masked)) return false;
    // "Expired Certificate Outages", without any day: a page about a kind of incident.
    if (
      / (?:outages|incidents|failures)$/u.test(sections.find(({ level }) => level === 1)?.key ?? '') &&
      !someYear.test(document.text)
    )
      return false;
    const isTimed = isTold && /\d:\d{2}/u.test(document.masked);
    if (!isTimed && sections.some(({ key }) => generalSection.test(key))) return false;
  }
  return !isUnwritten(document);
}

const templateTitle = /(?:^| )template$|\b(?:post ?mortem|incident|report|review|rca) (?:\p{Alpha}{2,4} )?template\b/u;
/** "Plantilla de post-mortem", "障害報告テンプレート", "复盘模板": of a template, not of a fault in one. */
const foreignTemplateTitle =
  /^(?:template|plantilla|modelo|modele|vorlage) (?:de|du|fur|pour|para) |^шаблон |(?:vorlage|(?:mortem|post-?mortem|ポストモーテム|インシデント|レポート|复盘|覆盤|故障|事故|事件|障害|报告|報告)[\s()（]{0,2}(?:模板|テンプレート))[)）]?$/u;

/** "## 2026-06-26 BUG-12", "## 2026-07-02 BUG-13": three headings with figures, each with a cause of its own. */
function isListOfIncidents(sections: readonly Section[]): boolean {
  const told = sections.filter(
    ({ meaning, parent }) => meaning === 'root-cause' && /\d{3}|\w-\d/u.test(sections[parent]?.heading ?? ''),
  );
  return new Set(told.map(({ parent }) => parent)).size >= fewestIncidents;
}

const fewestIncidents = 3;

/** Sections in which only the review of an incident tells something; a retrospective has lessons and actions too. */
const eventMeanings: ReadonlySet<Meaning> = new Set<Meaning>(['timeline', 'whys', 'root-cause', 'contributing']);

/** A template itself: placeholders, comments or guidance in its sections and nothing written in any of them. */
function isUnwritten(document: ReviewDocument): boolean {
  // A line to sign on stays open in what is written, too.
  const placeholders = findPlaceholders(document).filter(({ text }) => !isSignatureLine(text));
  const isNameless = placeholders.some(({ line }) => line === document.sections[1]?.headingLine);
  if ((placeholders.length > 1 || isNameless) && !someTime.test(document.masked) && !someYear.test(document.text))
    return isNameless || !isHalfFilled(document, placeholders);

  // Waivers are comments. In most reviews already the first section is written.
  if (document.comments.length === 0 && hasWrittenSection(document, placeholders)) return false;
  const statuses = compareSections(document, undefined, placeholders);
  if (statuses.some(({ section, state }) => section.meaning !== 'other' && state === 'complete')) return false;
  return (
    placeholders.length > 0 || document.comments.length > 0 || statuses.some(({ givenLines }) => givenLines.size > 0)
  );
}

/**
 * No section is open, only values, "At <HH:MM> the queue was full", and what happened or why is told without any. A guide
 * asks for something there.
 */
function isHalfFilled(document: ReviewDocument, placeholders: readonly Placeholder[]): boolean {
  const asked = compareSections(document, undefined, placeholders).filter(({ asks }) => asks);
  const told = new Set(asked.map(({ section }) => section.meaning).filter(isTelling));
  return (
    told.size > 2 &&
    asked.every(({ state }) => state === 'complete') &&
    asked.some(({ section: { meaning, startLine, endLine } }) => {
      const text = document.masked.slice(document.lineStarts[startLine], document.lineStarts[endLine]);
      return eventMeanings.has(meaning) && toldForm.test(text) && !askingForm.test(text);
    })
  );
}

const toldForm = /(?:\p{Alpha}+\P{Alpha}+){5}|\p{Lo}{9}/u;
/** What waits for a value, or asks a reader for something. */
const askingForm = /[<[{]|\b(?:your?|should|must|please|sollte|müssen|doit|debe)\b/iu;

/** Front matter of instructions for an agent: a name, what it is for, and no day. */
function isSkill({ text, frontMatter }: ReviewDocument): boolean {
  if (!frontMatter) return false;
  const matter = text.slice(frontMatter.start, frontMatter.end);
  return (
    /^name:/mu.test(matter) && /^description:/mu.test(matter) && !/^(?:date|type|severity|incident\w*):/mu.test(matter)
  );
}

/** Its front matter calls it so. */
function isTyped({ text, frontMatter }: ReviewDocument): boolean {
  return typedMatter.test(text.slice(0, frontMatter?.end ?? 0));
}

/** "Root causes by team", "Lessons learned frequency": what is told of many incidents. */
const ofMany =
  /\b(?:frequency|frequencies|statistics|over time|(?:by|per|across) (?:all |our )?(?:category|incidents|month|quarter|region|service|severity|team|teams|type|year))$/u;

/** Three labels that only a review has, each once and with text behind it: a form without any heading but its title. */
function isMadeOfFields(document: ReviewDocument): boolean {
  if (!someYear.test(document.text) || document.sections.some(({ meaning }) => meaning !== 'other')) return false;
  const told = listLabelMeanings(document);
  return told.length >= fewestLabels && new Set(told).size === told.length;
}

const fewestLabels = 3;

/**
 * "Incident on 2026-02-12", "[OPS-5] Outage: no labels", "Reporte de incidente 502": the page is about one incident, whose
 * course it tells by the clock, or whose year and cause. Where the title names its day it is enough to tell what it hit, or
 * to list what happened when.
 */
function isOneIncident(document: ReviewDocument, meanings: ReadonlySet<Meaning>): boolean {
  const { text, sections } = document;
  const title = readTitle(document);
  const isDated = incidentWord.test(title) && someYear.test(title);
  const isNamed = reviewTitle.test(title);
  if (!isDated && !isNamed) return false;
  if (isDated && isNamed && (text.match(timedLine)?.length ?? 0) >= fewestClocks) return true;
  const told = [...meanings, ...listLabelMeanings(document)];
  if (isDated && told.includes('impact') && sections.some(({ meaning }) => meaning === 'summary')) return true;
  if (!told.some(meaning => meaning === 'actions' || eventMeanings.has(meaning))) return false;
  return someYear.test(text) || (text.match(everyClock)?.length ?? 0) >= fewestClocks;
}

/** The one heading that names a review and its year, else the first, else what the front matter calls the page. */
function readTitle({ sections, text, frontMatter }: ReviewDocument): string {
  const [, title, ...others] = sections;
  const [named, second] = others.filter(({ heading }) => reviewTitle.test(heading) && someYear.test(heading));
  if (named && !second && !reviewTitle.test(title?.heading ?? '')) return named.heading;
  const front = /^title:(.*)$/mu
    .exec(text.slice(0, frontMatter?.end ?? 0))?.[1]
    ?.replaceAll(/^[\s"']+|(?<![\s"'])[\s"']+$/gu, '');
  return front !== undefined && title?.level !== 1 ? front : (title?.heading.trim() ?? '');
}

/** What bold labels with text behind them tell: "**Root causes**: two routes competed". */
function listLabelMeanings({ masked }: ReviewDocument): readonly Meaning[] {
  return findMatches(boldLabel, masked).flatMap(({ 1: name = '' }) => readTellingMeaning(name) ?? []);
}

const boldLabel = /^[ \t]*(?:[-*+][ \t]+)?\*\*([^*\r\n]{2,40}?)(?::\*\*|\*\*[ \t]?:)[ \t]*\S/gmu;

/** "Debugging the outage of 2 March", told by the clock and with a cause: of one outage, while a guide is on any. */
function isDebugged({ sections, text }: ReviewDocument): boolean {
  const title = sections[1];
  if (!isIncidentTitle(title) || !/^(?:debugging|troubleshooting) (?:the|our|an?) /u.test(title?.key ?? ''))
    return false;
  const has = (...meanings: readonly Meaning[]): boolean => sections.some(({ meaning }) => meanings.includes(meaning));
  return (
    has('timeline') &&
    has('root-cause', 'contributing', 'whys') &&
    (text.match(everyClock)?.length ?? 0) >= fewestClocks
  );
}

const timedLine = /^[ \t|*+-]*\d{1,2}:\d{2}\b/gmu;
const everyClock = /\b\d{1,2}:\d{2}\b/gu;
const fewestClocks = 3;

const someYear = /\b20\d{2}\b/u;
/** "Incident on 2026-02-12", "[OPS-5] Outage: no labels", "Reporte de incidente 502", "Checkout down | Postmortem". */
const reviewTitle = ignoreCase(
  /^(?:rapport d['’ ]incident(?!s)|(?:rep+orte?|rapporto|relazione|analisi|informe|relat[oó]rio|registro)(?: d[eio]l?| dell['’])? ?incidente(?!s)(?!: (?:c[oó]mo|guía|guia|plantilla|modelo)(?![a-z]))|compte[- ]rendu d['’ ]incident(?!s)|(?:(?:sicherheits)?vorfall|störung|ausfall)(?: ?[:—–-]| am| vom) ?\S|incidente? ?[:—–-] ?\S|(?:störungs|vorfalls|ausfall|incident-?)bericht|отч[её]т об инциденте|разбор инцидента|инцидент ?[:—–-]|постмортем|ポストモーテム|障害報告|インシデント(?:報告|レポート)|(?:事故|故障|事件)(?:复盘|报告)|(?:장애|인시던트|사고) ?(?:보고|리포트|회고)|포스트모템)|^(?:\[[\w-]+\] )?(?:(?:incident|outage) (?:on|of|from)|security incident (?:with|in|at|on)|(?:(?:outage |incident )?post-?\s?mortem|outage|incident(?: report| review)?|post[- ]incident review|rca)\s?[:–—-]|post-?\s?mortem (?:of|on|covering|du|del|vom))\s?\S|^\[(?:post-?mortem|incident(?: report)?)\]|[|:–—-]\s?post-?\s?mortem$/iu,
);

function isIncidentTitle(title: Section | undefined): boolean {
  return title !== undefined && incidentWord.test(title.heading);
}

const incidentWord = ignoreCase(
  /\b(?:outage|post-?\s?mortem|downtime|degradation|breach|leak|vorfall|störung|ausfall|incidente?|disservizio|incidentrapport|insiden|panne|caída|queda|rca)\b|инцидент|сбой|事故|障害|故障|事件|장애|인시던트|포스트모템/iu,
);

/** Sections of guides, plans and meetings: where no event is told by the clock and no title names an incident, it is none. */
const generalSection =
  /^(?:symptoms?|diagnos(?:is|tics?)|(?:steps|how) to reproduce|reproduction|prerequisites|usage|installation|motivation|alternatives(?: considered)?|(?:non )?goals|objectives|budget|milestones|attendees|agenda|expected behaviou?r|when to use)$/u;

const someTime = /\b\d{1,2}:\d{2}\b|\b\d{4}-\d{2}-\d{2}\b/u;

/** How a page begins that is about reviews or about running a system: "How to write a postmortem", "Runbook: API down". */
const generalStart =
  /^(?:how (?:to|do we)|how we (?:do|run|write|handle|manage|review|learn|work|respond|use|build|deploy|test|think|approach|plan|prepare|keep|measure|organi[sz]e)|runbook|playbook|guide|guia|handbook|manual|template|checklist|changelog|release notes|faq|troubleshooting|debugging|(?:rfc|adr) \d|security advisory|project plan|game ?day plan|roadmap|meeting notes|incidents (?:of|in)|best practices|training|course|workshop|lessons (?:from|of) (?:the )?(?:last |past )?(?:year|quarter|month|20\d\d)|about|vorlage|leitfaden|anleitung|checkliste|handbuch|richtlinie|wie (?:man|wir (?:reviews|vorfalle|storungen|post ?mortems))|modele d[eu] (?:compte rendu|post ?mortem|rapport)|procedure|manuel|comment (?:rediger|ecrire|reagir)|plantilla|procedimiento|como (?:escribir|redactar|responder|escrever|redigir)|modelo (?:de|para) (?:informe|incidente|post ?mortem|relatorio)|procedimento|handleiding|handledning|panduan|prosedur|guida|procedura|przewodnik|instrukcja|sjabloon|mall|modello|szablon|шаблон|инструкция|руководство|регламент|как (?:писать|реагировать|проводить))(?!\p{Alpha})/u;
/** How one ends: "Postmortem template", "What we learned this year". */
const generalEnd =
  /(?:^|\s)(?:runbook|playbook|guide|handbook|(?<!mortem .+ )manual|template|checklist|changelog|release notes|faq|process|policy|procedure|best practices|this year|last year|of the year|year in review|in numbers|roadmap|(?:project|release(?: [\d ]+)?|response|recovery|continuity) plan|proposal|in 20\d\d|vorlage|leitfaden|anleitung|handbuch|checkliste|handleiding|sjabloon)$|(?:スキル|ランブック|プレイブック|手順書?|ガイド(?:ライン)?|マニュアル|テンプレート|雛形|チェックリスト|ポリシー|書き方|作り方|写法|手册|手冊|指南|流程|预案|規範|规范|模板|清单|매뉴얼|가이드|런북|템플릿|절차서?|체크리스트|정책)$/u;
/** Pages that list many of them. */
const generalWhole =
  /^(?:incident |production )?(?:incidents|reviews|retrospectives|инциденты|постмортемы|incidentes|vorfalle|(?:.+ )?post ?mortems|incident (?:reviews|reports|management|response)|root cause analys[ei]s|rca|known (?:bugs|issues|limitations|problems)|sprint .+ retrospective|.+ scorecard(?: .+)?|writing .+ reviews|(?:(?:post ?)?incident|post ?mortem) (?:reviews|retrospectives) (?:at|for|in|with) .+|(?:.+ )?(?:outage|incident|downtime|reliability|availability|failure) (?:statistics|trends|figures|numbers)(?: .+)?|(?:q[1-4]|h[12]|annual|yearly|quarterly|monthly) .+ (?:summary|overview)|(?:daily|weekly|monthly|quarterly|yearly) (?:\p{Alpha}+ ){0,2}(?:report|update|digest|summary|notes)(?: (?:week|for|of|cw|kw)?[ \d]*)?|(?:インシデント|障害)(?:対応|管理|一覧)|(?:故障|事故|事件)(?:处理|管理|响应|列表))$/u;

function isGeneralTitle(title: Section | undefined): boolean {
  if (title?.level !== 1) return false;
  const key = makeHeadingKey(title.heading);
  return generalStart.test(key) || generalEnd.test(key) || generalWhole.test(key);
}
