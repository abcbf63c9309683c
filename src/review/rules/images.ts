// Images that readers of the issue will not see: their address means something on one computer only.
import type { Span } from '../model';
import { maskedLines } from '../parse/document';
import { inlineCodeTest } from '../parse/inlineCode';
import type { Rule } from './rule';

/** The target of an inline image, without its title. */
const image = /!\[[^\]\r\n]{0,300}\]\(\s*(?:<([^>\r\n]{1,2000})>|([^\s)]{1,2000}))/g;

/** A place on somebody's own computer, wherever the document lies. */
const local = /^(?:file:|[a-z]:[\\/]|\\\\|~\/|(?:https?:)?\/\/(?:localhost|127\.|\[::1\]|0\.0\.0\.0)(?=[:/\d]))/i;

/** `https:`, GitLab's own `/uploads/…`, or data that the document brings along. */
const reachable = /^(?:[a-z][a-z0-9+.-]*:|\/\/|\/uploads\/|\/-\/)/i;

export const imageUnreachable: Rule = {
  code: 'image.unreachable',
  *check(review, context) {
    const { masked } = review.document;
    const isCode = inlineCodeTest(maskedLines(review.document));
    for (const match of masked.matchAll(image)) {
      const target = match[1] ?? match[2] ?? '';
      const isFile = context.inPlace === true && !reachable.test(target);
      if ((!local.test(target) && !isFile) || isCode(match.index)) continue;
      const start = match.index + match[0].lastIndexOf(target);
      const span: Span = { start, end: start + target.length };
      yield { args: { target: target.length <= 80 ? target : `${target.slice(0, 79)}…` }, span };
    }
  },
};
