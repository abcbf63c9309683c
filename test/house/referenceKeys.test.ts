// GitLab reads paths of projects without regard to case, so issues are compared by one key, never by what is shown of them.
import { assertNone } from '../assertNone';
import { readSources } from './sources';

/** A map or set that is asked by a shown name, a shown name in lower case, and two shown names that are compared. */
const ownKey =
  /\.(?:get|set|has|delete)\(formatReference\(|formatReference\([^()]*\)(?:\.toLowerCase| [!=]== )|[!=]== formatReference\(/u;

suite('Issues are compared', () => {
  test('by makeReferenceKey or isSameReference', () => {
    const others = readSources().filter(({ tree }) => ownKey.test(tree.text));
    assertNone(
      others.map(({ path }) => path),
      'Here issues are compared by what `formatReference` shows of them: use makeReferenceKey or isSameReference of src/incident/reference.ts.',
    );
  });
});
