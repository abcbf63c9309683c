// The text of a sample review: the extension's own template, filled as far as the story says.
import Mustache from 'mustache';
import template from '../../../src/review/templates/incident-review.md.mustache';
import type { Moments } from './moments';
import type { ReviewStory, Story } from './story';

export interface ReviewFacts {
  readonly story: Story;
  readonly review: ReviewStory;
  readonly moments: Moments;
  /** `acme/production#1234`. */
  readonly incident: string;
  /** YYYY-MM-DD. */
  readonly due: string;
  /** The lines of the marker, or none. */
  readonly marker: string;
  readonly actions: readonly {
    readonly title: string;
    readonly link: string;
    readonly owner: string;
    readonly due: string;
  }[];
}

/** Questions get one answer each, in order; other sections are replaced as a whole. */
interface Filling {
  readonly answers: Readonly<Record<string, readonly string[]>>;
  readonly sections: Readonly<Record<string, string>>;
}

export function reviewText(facts: ReviewFacts): string {
  const { story, review, moments, marker } = facts;
  const started = review.written !== 'nothing';
  const values = {
    title: `Incident Review: ${story.title}`,
    incident: facts.incident,
    severity: story.severity === undefined ? '' : `severity::${story.severity}`,
    owner: review.owner === undefined ? '' : `@${review.owner}`,
    date: stamp(moments.start).slice(0, 10),
    dueDate: facts.due,
    services: story.service ?? '',
    team: story.team ?? '',
    minutes: started ? String(story.lasted) : '',
  };
  const blank = Mustache.render(template.text, values, {}, { escape: String }).replace(/\n\/label .*\n*$/u, '\n');
  const filling = { nothing, half: half(facts), all: all(facts) }[review.written];
  return marker + fill(blank, filling).trimEnd();
}

const nothing: Filling = { answers: {}, sections: {} };

function half({ story, review }: ReviewFacts): Filling {
  return {
    answers: {
      'Customer Impact': [
        'Customers outside; colleagues in support heard of it from them.',
        story.symptom,
        story.impact,
      ],
      'Incident Response Analysis': [`An alert, ${story.detected} minutes after it began.`],
    },
    sections: {
      Summary: `${story.symptom} ${story.cause ?? ''} ${story.fix ?? ''}`.trim(),
      'Lessons Learned': `* ${review.lesson}`,
    },
  };
}

function all(facts: ReviewFacts): Filling {
  const { story, review, moments } = facts;
  const begun = half(facts);
  const rows = [
    [moments.start, `start of impact. ${story.symptom}`],
    [moments.alerted, 'detected: the alert fires and pages the engineer on call'],
    [moments.acknowledged, 'acknowledged by the engineer on call'],
    [moments.identified, `identified. ${story.cause ?? ''}`],
    [moments.mitigated, `mitigated. ${story.fix ?? ''}`],
    [moments.resolved, 'resolved after half an hour without an error'],
  ] as const;
  const whys = [
    [`Why did customers notice anything?`, story.symptom],
    ['Why did that happen?', story.cause ?? ''],
    ['Why was it not prevented?', review.gap],
    ['Why had nobody seen that gap?', 'It had never hurt before, and no check looked for it.'],
    ['Why is there no such check?', 'The list of checks is made from past incidents; this was the first of its kind.'],
  ];
  const table = facts.actions.map(({ title, link, owner, due }) => `| ${title} | ${link} | ${owner} | ${due} |`);
  return {
    answers: {
      'Customer Impact': [
        ...(begun.answers['Customer Impact'] ?? []),
        'The number above is counted from the access log and is exact to a few percent.',
      ],
      'Incident Response Analysis': [
        `The error rate alert of ${story.service ?? 'the platform'}, ${story.detected} minutes after it began.`,
        'An alert on the journey of a customer instead of one on single pages.',
        'The graphs of the last hour pointed to the change; taking it back in one place confirmed it.',
        'A shorter way to take the change back: most of the time went into waiting for the pipeline.',
      ],
      'Post Incident Analysis': [
        'By comparing a failing request with one of the day before.',
        'A link from the error to the change that introduced it.',
        'No; nobody had run into it before.',
        `Yes, [this change](https://code.acme.example/shop/-/merge_requests/${200 + story.lasted}). ${story.cause ?? ''}`,
      ],
    },
    sections: {
      ...begun.sections,
      Metrics: '[Error rate and response time of that day](https://graphs.acme.example/d/overview)',
      Timeline: rows.map(([at, text]) => `* ${stamp(at)} UTC: ${text}`).join('\n'),
      '5 Whys': whys.map(([question, answer], index) => `${index + 1}. ${question}\n   - ${answer}`).join('\n'),
      'Lessons Learned': `* ${review.lesson}\n* ${review.gap}`,
      'Corrective Actions': [
        '| Corrective action | Issue | Owner | Target date |',
        '| ----------------- | ----- | ----- | ----------- |',
        ...(table.length > 0 ? table : ['| Nothing beyond what was fixed at once | none | none | none |']),
      ].join('\n'),
    },
  };
}

const stamp = (time: number): string => new Date(time).toISOString().slice(0, 16).replace('T', ' ');

function fill(text: string, { answers, sections }: Filling): string {
  return text
    .split(/^(?=## )/mu)
    .map(section => {
      const heading = /^## (.*)$/mu.exec(section)?.[1] ?? '';
      const body = sections[heading];
      const given = answers[heading] ?? [];
      if (heading === 'Summary' && body !== undefined) return section.replace('\n1. ', () => `\n${body}\n\n1. `);
      if (body !== undefined) return `## ${heading}\n\n${body}\n\n`;
      let next = 0;
      const filled = section.replace(/^\d+\. .*\?$/gmu, question => {
        const answer = given[next];
        next += 1;
        return answer === undefined ? question : `${question}\n   - ${answer}`;
      });
      if (next < given.length)
        throw new Error(`the template asks fewer questions under ${heading} than the sample answers`);
      return filled;
    })
    .join('');
}
