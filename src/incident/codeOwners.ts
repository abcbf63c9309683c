// A CODEOWNERS file, as far as it names people: `* @ida @acme/platform`, `[Database][2] @ben`, `/src/ @ida`.

/** Handles without `@`, each once: who owns everything, then who owns most of the lines. Groups and roles are left out. */
export function listCodeOwners(text: string): readonly string[] {
  const counts = new Map<string, number>();
  for (const line of text.split('\n')) {
    const words = line.trim();
    if (words === '' || words.startsWith('#')) continue;
    const weight = words.startsWith('* ') ? 1000 : 1;
    for (const [, name = ''] of words.matchAll(/(?<=\s)@(\w(?:[\w.-]*\w)?)(?=\s|$)/gu)) {
      counts.set(name, (counts.get(name) ?? 0) + weight);
    }
  }
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([name]) => name);
}
