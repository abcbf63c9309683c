// Lists of names, which stand in alphabetical order where they are written and are packed in a bundle (build/packed-names.mjs).

/** `packed`: "(abdul-lah" for "abdul abdullah"; a mark says how many letters the next name has from the one before. */
export function readPackedNames(packed: string): ReadonlySet<string> {
  let name = '';
  const parts = packed.split(/(?=[^\p{Alpha}\d])/u);
  return new Set(parts.map(part => (name = name.slice(0, part.charCodeAt(0) - 40) + part.slice(1))));
}
