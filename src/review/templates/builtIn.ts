// The templates that come with the product, in our own words. build/templates.mjs compiles them: here they are data.
import changesetPostMortem from './changeset-post-mortem.md.mustache';
import incidentReview from './incident-review.md.mustache';
import keyInformation from './key-information.md.mustache';
import type { Template } from './template';

/** The first is the default. Section names and facts are GitLab's; `changeset-post-mortem` is for failed promotions. */
export const builtInTemplates: readonly Template[] = [incidentReview, keyInformation, changesetPostMortem];
