// One meeting as a calendar file, by RFC 5545, with only those parts of it that all calendars read in the same way.
import { minuteMs } from './units';

export interface Meeting {
  /** Stays the same when the file is made again, so that a calendar changes the meeting it has. */
  readonly id: string;
  readonly title: string;
  /** Plain text. */
  readonly description: string;
  readonly url: string;
  /** Epoch milliseconds. */
  readonly start: number;
  readonly minutes: number;
  /** When the file is made, in epoch milliseconds. */
  readonly now: number;
}

/** Octets of a line without its line end; RFC 5545, 3.1. */
const longestLineBytes = 75;

/** The whole file. Times are in UTC, so that it needs no rules of time zones. */
export function formatMeeting({ id, title, description, url, start, minutes, now }: Meeting): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Incident Reviews//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escapeText(id)}`,
    `DTSTAMP:${formatInstant(now)}`,
    `DTSTART:${formatInstant(start)}`,
    `DTEND:${formatInstant(start + minutes * minuteMs)}`,
    `SUMMARY:${escapeText(title)}`,
    `DESCRIPTION:${escapeText(description)}`,
    `URL:${url.replaceAll(/[\r\n]/gu, '')}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map(line => `${foldLine(line)}\r\n`).join('');
}

/** RFC 5545, 3.3.11: backslash, semicolon, comma and line ends; other control characters do not occur in a text. */
function escapeText(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(/[\\;,]/gu, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`);
}

function formatInstant(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/gu, '')}Z`;
}

/** Lines of at most 75 octets, the others begin with a blank; no character is cut in two. */
function foldLine(line: string): string {
  const encoder = new TextEncoder();
  const folded: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > longestLineBytes) {
      folded.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...folded, current].join('\r\n');
}
