// What a person types for a comment or a timeline is searched for secrets as the text of a review is.
import type { Issue, WithText } from '../incident/model';
import { formatReference } from '../incident/reference';
import type { InPlace } from '../inPlace/index';

/** Whether what was typed may be sent to the issue; asked only where something in it looks like a secret. */
export async function maySendTyped(
  inPlace: Pick<InPlace, 'editing'>,
  { reference, description }: Pick<WithText<Issue>, 'reference' | 'description'>,
  typed: readonly (string | undefined)[],
): Promise<boolean> {
  const text = typed.filter(each => each !== undefined).join('\n\n');
  if (text === '') return true;
  const { questions } = await inPlace.editing();
  return questions.maySendSecrets({ uri: undefined, target: formatReference(reference), text, known: description });
}
