// Acronyms that a reader from another team cannot know: never explained in the text, and not among the common ones.
import type { Meaning, Span } from '../model';
import { readMaskedLines } from '../parse/document';
import { createInlineCodeTest } from '../parse/inlineCode';
import { findLine, findLineSpan } from '../parse/lines';
import { findStatus, type ReviewAnalysis } from '../analyze';
import { writeHere, insert } from './edits';
import { isOwnReview } from './ownReviews';
import { defineRule } from './rule';
import { ignoreCase, letter } from '../parse/ignoreCase';
import { findMatches } from '../parse/matches';
import { readPackedNames } from '../parse/packedNames';

/** What whoever works with software knows, units, zones, and words that are written in capitals. */
const commonOnes = readPackedNames(`
  ACK ACL ACLS ACME AI AKS ALB AM AMI API APIS ARM ASAP ASCII AWS AZ BE BGP BST BTW CA CD CDN CEO CERT CEST CET CI CIDR CISO CLI CMS CNAME CORS
  CPU CPUS CRD CRDS CRM CRON CRUD CSI CSP CSRF CSS CST CSV CTO CVE DB DBA DBS DDOS DEV DHCP DKIM DMARC DNS DOM DONE DOS DR DRI EBS EC2 ECR ECS EDT EFS EKS
  ELB ELK EOD EOF EOL EST ETA ETCD ETL EU FAQ FE FIFO FIXME FTP FYI GB GCP GCS GDPR GHZ GIT GKE GMT GPU GPUS GRPC GUI HA HAR HDD HPA HR HTML HTTP HTTPS
  IAM IANA ICMP ID IDE IDS IE IM INC IO IOPS IOT IP IPS IRC ISO ISP ISPS IST IT JDBC JIT JPEG JS JSON JST JVM JWT KB KMS KPI KPIS LAN LB LDAP LTS MAC MB MBPS
  MD5 MDT MFA ML MQ MQTT MR MRS MS MSK MST MTBF MTTA MTTD MTTR MVP NA NAT NB NFS NIC NLB NO NOC NOT NTP OIDC OK OKR OOM OOMKILLED OR ORM OS OSS OTP PB
  PC PCI PDF PDT PHP PID PII PM PNG POC POP POST PR PROD PRS PS PST PT PTR PUT PV PVC QA QPS RAID RAM RBAC RCA RDS REST RFC RHEL ROI RPC RPM RPO RPS
  RSA RSS RTO RTT S3 SAAS SAML SCP SDK SDKS SEV SFTP SHA SIEM SIGKILL SIGTERM SKU SLA SLAS SLI SLIS SLO SLOS SMS SMTP SNI SNS SOC SPF SQL SQS SRE SRES SSD SSH
  SSL SSO STS SVG TB TBA TBC TBD TCP TLDR TLS TODO TTFB TTL TV UAT UDP UI UK UPS URI URL URLS US USA USB USD UTC UTF UUID UX VAT VCS VIP VLAN VM VMS VPC
  VPN VPS WAF WAL WAN WET WEST WIFI WIP WWW XML XSS YAML YES AND THE IF ALL ANY NONE NULL TRUE FALSE GET SET DELETE PATCH HEAD SELECT INSERT UPDATE DROP TABLE
  INFO WARN WARNING ERROR FATAL DEBUG CRITICAL HIGH LOW MEDIUM NEW OLD OUT OFF ON UP DOWN GO LGTM IIRC AFAIK PEBKAC KAFKA NGINX MYSQL LINUX JIRA NASA IBM AMD
  HP SAP NHS BBC
`);

const acronym = /(?<![\p{Alpha}\p{N}_@#$&/.:=~`'’-])[A-Z][A-Z0-9]{1,5}(?![\p{Alpha}\p{N}_/:=@-]|\.\p{Alpha})/gu;

/** Where readers look for prose; names of sections, key facts and lists of people are none. */
const told: ReadonlySet<Meaning> = new Set<Meaning>([
  'summary',
  'impact',
  'leadup',
  'fault',
  'detection',
  'response',
  'recovery',
  'analysis',
  'root-cause',
  'contributing',
  'whys',
  'lessons',
]);

interface FoundAcronym {
  readonly name: string;
  readonly span: Span;
}

/** More different ones make no prose, and each is looked for in the whole text. */
const mostAcronyms = 40;

/** The first place of every acronym that nobody explains. */
function findUnexplained(review: ReviewAnalysis, glossary: readonly string[] = []): readonly FoundAcronym[] {
  const taught = new Set(glossary.map(name => name.trim().toUpperCase()));
  const { masked } = review.document;
  const isCode = createInlineCodeTest(readMaskedLines(review.document));
  const isHole = (index: number): boolean =>
    review.placeholders.some(({ span }) => index >= span.start && index < span.end);
  const seen = new Set<string>();
  const found: FoundAcronym[] = [];
  for (const { 0: name, index } of findMatches(acronym, masked)) {
    if (
      seen.has(name) ||
      commonOnes.has(name) ||
      taught.has(name) ||
      /\d{2}|^[IVX]+$/u.test(name) ||
      /^(?:[PSVQHT]|SEV)\d$/u.test(name)
    )
      continue;
    const line = findLine(review.document, index);
    const section = findStatus(review, line);
    if (section?.state !== 'complete' || !told.has(section.section.meaning) || section.givenLines.has(line)) continue;
    seen.add(name);
    if (seen.size > mostAcronyms) break;
    if (isCode(index) || isHole(index) || isShouted(review, line) || isExplained(masked, name)) continue;
    if (isInTitle(review, name) || isInPhrase(masked, index, name.length)) continue;
    found.push({ name, span: { start: index, end: index + name.length } });
  }
  return found;
}

/** What the title names is what the review is about. */
function isInTitle({ document: { sections } }: ReviewAnalysis, name: string): boolean {
  return sections
    .slice(0, 2)
    .some(({ heading, level }) => level === 1 && heading.split(/[^\p{Alpha}\p{N}]+/u).includes(name));
}

/** "READ COMMITTED": words of a language, not the first letters of some. */
function isInPhrase(text: string, index: number, length: number): boolean {
  const behind = text.slice(index + length, index + length + 20);
  return /^ [A-Z]{4,}\b/u.test(behind) || /\b[A-Z]{4,} $/u.test(text.slice(Math.max(0, index - 20), index));
}

/** A line in which much is in capitals is a log or a title. */
function isShouted({ document }: ReviewAnalysis, line: number): boolean {
  const { start, end } = findLineSpan(readMaskedLines(document), line);
  const words = document.masked.slice(start, end).match(/\p{Alpha}{2,}/gu) ?? [];
  return words.filter(word => word === word.toUpperCase()).length * 3 > words.length;
}

/** `(ABC)`, `ABC (…)`, `ABC: …`, "ABC stands for", or the words themselves, whose first letters it is. */
function isExplained(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = at === 0 ? ' ' : text.charAt(at - 1);
    const behind = text.slice(at + name.length, at + name.length + longestMeans);
    if (explains.test(behind) && !/\w/u.test(before)) return true;
    if (('("“'.includes(before) && closes.test(behind)) || (before === '[' && behind.startsWith(']'))) return true;
  }
  const words = Array.from(name.replace(/\d/gu, ''), initial => `${initial}${letter}+`);
  const between = '[ -](?:(?:of|and|for|the|to|in|on) )?';
  return ignoreCase({ source: `(?<!${letter})${words.join(between)}`, flags: 'iu' }).test(text);
}

const explains = /^s? ?(?:[(:=–—]|- |,? (?:stands for|means|is (?:an?|the|our)|are (?:the|our)|short for|i\.e\.))/u;
const closes = /^s?[)"”,]/u;
/** Nothing that `explains` finds is longer, in UTF-16 units. */
const longestMeans = 16;

export const acronyms = defineRule({
  code: 'text.acronym',
  level: 'hint',
  prose: true,
  sentences: {
    'text.acronym': '"{name}" is not explained',
    'text.acronym.many': '{count} acronyms are not explained: {names}',
  },
  fixes: { explainAcronym: 'Write what "{name}" means' },
  check(review, report, context) {
    // Which short names the readers of another team know, nobody here can tell.
    if (!isOwnReview(review, context)) return;
    const found = findUnexplained(review, context.glossary);
    const [first, ...others] = found;
    if (!first) return;
    const { name, span } = first;
    const cursor = { start: span.end + 2, end: span.end + 2 };
    const fixes = [{ ...writeHere('explainAcronym', cursor, [insert(span.end, ' ()')]), args: { name } }];
    if (others.length === 0) report({ args: { name }, span, fixes });
    else {
      const names = found.map(each => each.name).join(', ');
      const related = others.map(other => ({ span: other.span, message: 'alsoHere' as const }));
      report({ message: 'text.acronym.many', args: { count: found.length, names }, span, fixes, related });
    }
  },
});
