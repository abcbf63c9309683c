// What a person types for a comment or a timeline is searched for secrets as the text of a review is.
import { foldToOneLine } from '../../incident/foreignText';
import type { Issue, WithText } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import type { InPlace } from '../../inPlace/index';

/** Whether what was typed may be sent to the issue, or to what is named; asked only where something in it looks like a secret. */
export async function maySendTyped(
  inPlace: Pick<InPlace, 'editing'>,
  to: Pick<WithText<Issue>, 'reference' | 'description'> | string,
  typed: readonly (string | undefined)[],
): Promise<boolean> {
  const words = typed.filter(each => each !== undefined);
  // Much is sent without what nobody sees, which may stand within a secret: it is searched as it was typed and as it is sent.
  const folded = words.map(each => foldToOneLine(each, each.length)).filter(each => !words.includes(each));
  const text = [...words, ...folded].join('\n\n');
  if (text === '') return true;
  const { questions } = await inPlace.editing();
  const [target, known] = typeof to === 'string' ? [to, ''] : [formatReference(to.reference), to.description];
  return questions.maySendSecrets({ uri: undefined, target, text, known });
}
