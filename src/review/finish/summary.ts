// The summary of a review as plain text: for the availability document, and for a channel.
import type { ReviewAnalysis } from '../analyze';
import type { Action, Section } from '../model';
import { readPlainText } from './plainText';

/** What stands in the summary's own words, and what is done about it; empty texts where nothing is written. */
interface SummaryParts {
  readonly summary: string;
  readonly impact: string;
  readonly actions: readonly Action[];
}

/** The parts that a summary is made of; guidance, fields and lists that are still empty are left out. */
export function readSummary(review: ReviewAnalysis): SummaryParts {
  const written = (meaning: Section['meaning']): string =>
    review.sections
      .filter(({ section, state }) => section.meaning === meaning && state === 'complete')
      .map(({ section }) => readPlainText(review, section))
      .filter(text => text !== '')
      .join('\n\n');
  const summary = written('summary');
  return {
    // Some templates have their key information instead.
    summary: summary === '' ? written('key-information') : summary,
    impact: written('impact'),
    actions: review.actions,
  };
}
