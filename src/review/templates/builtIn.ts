// The templates that come with the product, in our own words.
import changesetPostMortem from './changeset-post-mortem.md.mustache';
import incidentReview from './incident-review.md.mustache';
import keyInformation from './key-information.md.mustache';
import type { TemplateInput } from './template';

/** The first is the default. Section names and facts are GitLab's; `changeset-post-mortem` is for failed promotions. */
export const builtInTemplates: readonly TemplateInput[] = [
  { id: 'incident-review', name: 'Incident Review', source: 'built-in', format: 'mustache', text: incidentReview },
  { id: 'key-information', name: 'Key Information', source: 'built-in', format: 'mustache', text: keyInformation },
  {
    id: 'changeset-post-mortem',
    name: 'Changeset Post Mortem',
    source: 'built-in',
    format: 'mustache',
    text: changesetPostMortem,
  },
];
