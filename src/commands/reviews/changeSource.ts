// Which document a change of an issue comes from, so that one is asked about it once.
import type { ChangeSource } from '../../inPlace/index';
import { parseMarker } from '../../incident/marker';

/** The source of a document's text. `uri` as VS Code writes it. */
export function describeSource(uri: string, text: string): ChangeSource {
  return { kind: 'file', uri, id: parseMarker(text)?.id ?? '' };
}
