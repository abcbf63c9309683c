// Images that readers of the issue will not see: their address means something on one computer only.
import { findShownImages } from '../parse/images';
import { writeHere } from './edits';
import { defineRule } from './rule';
import { ignoreCase } from '../parse/ignoreCase';

/** A place on somebody's own computer, wherever the document lies. */
const local = ignoreCase(
  /^(?:file:|[a-z]:[\\/]|\\\\|~\/|(?:https?:)?\/\/(?:localhost|127\.|\[::1\]|0\.0\.0\.0)(?=[:/\d]))/iu,
);

/** `https:`, GitLab's own `/uploads/…`, or data that the document brings along. */
const reachable = ignoreCase(/^(?:[a-z][a-z0-9+.-]*:|\/\/|\/uploads\/|\/-\/)/iu);

export const imageUnreachable = defineRule({
  code: 'image.unreachable',
  level: 'information',
  sentences: { 'image.unreachable': 'Readers of the issue cannot see the image "{target}"' },
  fixes: { writeAddress: 'Write an address that readers can open' },
  check(review, report, context) {
    for (const { target, span } of findShownImages(review.document, review.mayMatch)) {
      const isFile = context.inPlace === true && !reachable.test(target);
      if (!local.test(target) && !isFile) continue;
      const shown = target.length <= 80 ? target : `…${target.slice(-79)}`;
      report({ args: { target: shown }, span, fixes: [writeHere('writeAddress', span)] });
    }
  },
});
