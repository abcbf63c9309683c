// Many texts leave accents out, "duree" and "caida", so words of other languages are compared without them.

/** Latin letters without their accents, "début" as "debut". What has none stays the same string. */
export function removeAccents(text: string): string {
  if (!/[\u00c0-\u036f\u1e00-\u1eff]/u.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(/([A-Za-z])[\u0300-\u036f]+/gu, '$1')
    .normalize();
}
