// Runs the engine over the annotated documents, as the command line does, and compares.
import { createPolicy } from '../../src/incident/policy';
import { analyzeReview } from '../../src/review/analyze';
import { lint } from '../../src/review/lint';
import { parseReview } from '../../src/review/parse/document';
import { builtInTemplates } from '../../src/review/templates/builtIn';
import { chooseTemplate } from '../../src/review/templates/chooseTemplate';
import { isReview } from '../../src/review/templates/isReview';
import type { AnnotatedDocument } from './annotation';
import { judgeFacts } from './judgeFacts';
import { judgeProblems } from './judgeProblems';
import type { Verdict } from './verdict';

/** All verdicts on one document. */
export function judge({ name, text, annotation }: AnnotatedDocument): readonly Verdict[] {
  const document = parseReview(text);
  const isTaken = isReview(document);
  const recognition = {
    document: name,
    line: 1,
    subject: 'recognition',
    isWarning: false,
    expected: annotation.kind,
    got: isTaken ? 'review' : 'other',
  } as const;
  if (annotation.kind === 'other') return [{ ...recognition, outcome: isTaken ? 'wrong' : 'right' }];
  const template = chooseTemplate(document, builtInTemplates);
  const problems = lint(document, {
    template,
    policy: createPolicy('gitlab-2025'),
    today: annotation.today,
    rules: {},
    stage: 'drafting',
  });
  return [
    { ...recognition, outcome: isTaken ? 'right' : 'missed' },
    ...judgeFacts(analyzeReview(document, template), annotation).map(said => ({
      document: name,
      isWarning: false,
      ...said,
    })),
    ...judgeProblems(document, problems, annotation).map(said => ({ document: name, ...said })),
  ];
}
