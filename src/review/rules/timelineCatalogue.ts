// The part of the catalogue that is about timelines.
import type { Level } from '../model';

interface Entry {
  readonly level: Level;
  readonly messages: Readonly<Record<string, string>>;
}

export const timelineCatalogue: Readonly<Record<string, Entry>> = {
  'timeline.no-events': {
    level: 'information',
    messages: { 'timeline.no-events': 'No timeline entry with a time is found here' },
  },
  'timeline.out-of-order': {
    level: 'warning',
    messages: {
      'timeline.out-of-order': '{time} is before the entry above it, {previous}',
      'timeline.out-of-order.reversed': 'The timeline runs backwards: {time} stands below {previous}',
      'timeline.out-of-order.midnight': '{time} is taken as the next day, {date}; a date would make it certain',
    },
  },
  'timeline.time-zone': {
    level: 'information',
    messages: {
      'timeline.time-zone': 'The timeline does not say its time zone (UTC is a good choice)',
      'timeline.time-zone.mixed': 'Times in {zone} stand among times in {other}',
      'timeline.time-zone.ambiguous': '{zone} may mean {meanings}; write the offset',
    },
  },
  'timeline.ambiguous-date': {
    level: 'hint',
    messages: {
      'timeline.ambiguous-date': '{date} may be {first} or {second}',
      'timeline.ambiguous-date.none': 'No entry says its date',
      'timeline.ambiguous-date.open': 'The date of this entry is not complete',
    },
  },
  'timeline.impossible-time': {
    level: 'warning',
    messages: {
      'timeline.impossible-time': '"{time}" is not a time of day',
      'timeline.impossible-time.date': '"{date}" is not a date',
    },
  },
  'timeline.duration-mismatch': {
    level: 'warning',
    messages: { 'timeline.duration-mismatch': 'This says {stated}, but from {from} to {to} it is {computed}' },
  },
  'timeline.no-milestone': {
    level: 'hint',
    messages: {
      'timeline.no-milestone.start': 'No entry marks the start of the impact',
      'timeline.no-milestone.detected': 'No entry marks the detection',
      'timeline.no-milestone.end': 'No entry marks the mitigation or the resolution',
    },
  },
  'timeline.closed-too-soon': {
    level: 'information',
    messages: {
      'timeline.closed-too-soon':
        'Closed {minutes} minutes after the resolution; severity {severity} has to be stable for {limit} minutes',
    },
  },
  'timeline.no-escalation': {
    level: 'hint',
    messages: {
      'timeline.no-escalation': 'The cause was searched for {minutes} minutes, and no incident manager was engaged',
    },
  },
  'timeline.distant-event': {
    level: 'information',
    messages: {
      'timeline.distant-event': 'This entry is {days} days after the one above it',
      'timeline.distant-event.year': '{date} is in another year than the entries around it',
    },
  },
  'timeline.no-incident-manager': {
    level: 'hint',
    messages: { 'timeline.no-incident-manager': 'A service disruption engages an incident manager; none is named' },
  },
  'timeline.slow-acknowledgement': {
    level: 'hint',
    messages: {
      'timeline.slow-acknowledgement': 'Acknowledged {minutes} minutes after the alert; the limit is {limit}',
    },
  },
};

/** Titles of the fixes of these rules. */
export const timelineFixTitles: Readonly<Record<string, string>> = {
  sortTimeline: 'Sort the timeline',
  writeDate: 'Write the date {date}',
  nextDay: 'It is the next day, {date}',
  stateUtc: 'Say that all times are in UTC',
  convertToUtc: 'Convert the timeline to UTC',
  zoneOffset: 'Write {zone} as {offset}',
  dateReading: 'Write the date as {date}',
  useTime: 'Write "{time}"',
  useDuration: 'Correct to "{duration}"',
  supportHours: 'Say that only support hours count',
  tagEntry: 'Mark the entry of {time} as "{tag}"',
  insertEntry: 'Insert a timeline entry…',
  declaredEntry: 'Insert when the incident was declared',
};
