// The picture as files: an SVG to scale, and a Mermaid diagram that GitLab draws.
import { dayMs, minuteMs } from '../incident/units';
import type { PhaseName, Picture, PictureEvent } from '../review/index';
import { phaseNames } from '../review/timeline/show/pictureNames';
import { formatSinceOrigin, listTicks } from './sinceOrigin';
import { escapeXml, escapeMermaid } from './escape';

const width = 960;
const margin = 24;
const rowHeight = 20;
const stripTop = 76;
const phaseHeight = 14;
const colours: Readonly<Record<PhaseName, string>> = {
  impact: '#c4314b',
  'known-impact': '#c4314b',
  undetected: '#d9822b',
  detected: '#d4a72c',
  mitigated: '#2f855a',
};

/** The words of a picture, in the person's language. */
export interface PictureWords {
  readonly phases: Readonly<Record<PhaseName, string>>;
  readonly milestones: Readonly<Record<NonNullable<PictureEvent['milestone']>, string>>;
  readonly severity: string;
  /** Headings of the Mermaid diagram's sections. */
  readonly sections: { readonly phases: string; readonly milestones: string; readonly entries: string };
}

/** A standalone SVG, light on white, with the same strip to scale and every entry below it. */
export function drawSvg(picture: Picture, words: PictureWords): string {
  const { title, severity, from, to, origin, phases, events } = picture;
  const span = Math.max(to - from, minuteMs);
  const x = (at: number): number => Math.round((margin + ((at - from) / span) * (width - 2 * margin)) * 10) / 10;
  const shown = phaseNames.filter(name => phases.some(phase => phase.name === name));
  const axisTop = stripTop + Math.max(shown.length, 1) * (phaseHeight + 4) + 18;
  const listTop = axisTop + 44;
  const height = listTop + events.length * rowHeight + margin;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="${margin}" y="34" font-size="18" fill="#1f2328">${escapeXml(title)}</text>`,
  ];
  if (severity !== undefined)
    parts.push(`<text x="${margin}" y="56" fill="#57606a">${escapeXml(words.severity)}</text>`);
  shown.forEach((name, row) => {
    const y = stripTop + row * (phaseHeight + 4);
    for (const phase of phases.filter(each => each.name === name)) {
      const left = x(phase.from);
      parts.push(
        `<rect x="${left}" y="${y}" width="${Math.max(x(phase.to) - left, 1)}" height="${phaseHeight}" fill="${colours[name]}" fill-opacity="0.35"/>`,
        // Where its start is not marked the edge is open.
        ...(name === 'known-impact'
          ? []
          : [`<rect x="${left}" y="${y}" width="3" height="${phaseHeight}" fill="${colours[name]}"/>`]),
        `<text x="${Math.min(left + 6, width - margin - 80)}" y="${y + 11}" font-size="10" fill="#1f2328">${escapeXml(words.phases[name])}</text>`,
      );
    }
  });
  parts.push(`<line x1="${margin}" y1="${axisTop}" x2="${width - margin}" y2="${axisTop}" stroke="#57606a"/>`);
  for (const { at, edge } of listTicks(picture)) {
    parts.push(
      `<text x="${x(at)}" y="${axisTop + 18}" text-anchor="${edge}" fill="#57606a">${formatSinceOrigin(at, origin)}</text>`,
    );
  }
  events.forEach((event, index) => {
    const left = x(event.at);
    const marked = event.milestone !== undefined;
    const y = listTop + index * rowHeight;
    if (event.end !== undefined) {
      const length = Math.max(x(event.end) - left, 1);
      parts.push(
        `<rect x="${left}" y="${axisTop - 5}" width="${length}" height="5" fill="#1f2328" fill-opacity="0.5"/>`,
      );
    }
    parts.push(
      `<line x1="${left}" y1="${axisTop - (marked ? 14 : 7)}" x2="${left}" y2="${axisTop}" stroke="#1f2328" stroke-width="${marked ? 2 : 1}"/>`,
      `<text x="${margin}" y="${y}" fill="#57606a">${escapeXml(`${formatSinceOrigin(event.at, origin)}  ${event.time}`)}</text>`,
      `<text x="${margin + 230}" y="${y}" fill="#1f2328">${escapeXml(formatEntry(event, words))}</text>`,
    );
  });
  return [...parts, '</svg>', ''].join('\n');
}

function formatEntry(event: PictureEvent, words: PictureWords): string {
  return event.milestone ? `${event.text} [${words.milestones[event.milestone]}]` : event.text;
}

/** A Gantt diagram in a fenced block: phases as bars, milestones as diamonds, the other entries as short bars. */
export function drawMermaid(picture: Picture, words: PictureWords): string {
  const { title, phases, events, from, to, origin } = picture;
  // The time in front is of use, and keeps a text from beginning with a word of Mermaid's own, such as `click` or a date.
  const name = (event: PictureEvent, text: string): string =>
    escapeMermaid(`${formatSinceOrigin(event.at, origin)} ${text}`);
  const days = Math.floor(from / dayMs) !== Math.floor(to / dayMs);
  const lines = [
    '```mermaid',
    'gantt',
    `  title ${escapeMermaid(title)}`,
    '  dateFormat YYYY-MM-DDTHH:mm',
    `  axisFormat ${days ? '%m-%d %H:%M' : '%H:%M'}`,
  ];
  const bars = phases.map(
    phase =>
      `  ${escapeMermaid(words.phases[phase.name])} :${isImpact(phase.name) ? 'crit, ' : ''}${formatMoment(phase.from)}, ${formatMoment(phase.to)}`,
  );
  const marked = events.filter(event => event.milestone);
  const others = events.filter(event => !event.milestone);
  const section = (heading: string, rows: readonly string[]): void => {
    if (rows.length > 0) lines.push(`  section ${escapeMermaid(heading)}`, ...rows);
  };
  section(words.sections.phases, bars);
  section(
    words.sections.milestones,
    marked.map(event => `  ${name(event, formatEntry(event, words))} :milestone, ${formatMoment(event.at)}, 0m`),
  );
  section(
    words.sections.entries,
    others.map(
      event =>
        `  ${name(event, event.text)} :${formatMoment(event.at)}, ${event.end === undefined ? '1m' : formatMoment(event.end)}`,
    ),
  );
  return [...lines, '```', ''].join('\n');
}

function isImpact(name: PhaseName): boolean {
  return name === 'impact' || name === 'known-impact';
}

function formatMoment(at: number): string {
  return new Date(at).toISOString().slice(0, 16);
}
