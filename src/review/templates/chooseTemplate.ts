// Which template a document was made from: its marker says so, else its headings do.
import type { ReviewDocument } from '../model';
import type { Template } from './template';

const enoughShared = 0.5;
const fewestShared = 3;

/**
 * The template that a document is compared with: the marker's, else the one with the largest share of headings in common, a
 * team's own before a built-in one; undefined where none fits.
 */
export function chooseTemplate(document: ReviewDocument, templates: readonly Template[]): Template | undefined {
  const marked = document.marker?.template;
  const named = marked === undefined ? undefined : templates.find(template => template.id === marked);
  if (named) return named;
  const keys = new Set(document.sections.map(section => section.key));
  let best: Template | undefined;
  let bestScore = 0;
  for (const template of templates) {
    const wanted = template.sections.filter(section => section.asks);
    const shared = wanted.filter(section => keys.has(section.key)).length;
    if (shared < Math.min(fewestShared, wanted.length) || wanted.length === 0) continue;
    const score = shared / wanted.length + (template.source === 'built-in' ? 0 : 0.01);
    if (score >= enoughShared && score > bestScore) {
      best = template;
      bestScore = score;
    }
  }
  return best;
}
