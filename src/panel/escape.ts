// Words of a review within SVG and Mermaid, where they must stay words.

/** In UTF-16 units; a longer name is cut. */
const longestName = 70;

/** One line that can be no syntax of Mermaid's and cannot end the block: colons part name and dates, `#` and `;` are its own. */
export function escapeMermaid(text: string): string {
  const plain = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(':', '∶')
    .replaceAll(';', ',')
    .replaceAll('#', '♯')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replaceAll('%%', '％％')
    .replaceAll('`', "'")
    .replaceAll('"', "'")
    .replace(/[{}\\]/gu, ' ')
    .trim();
  const cut = plain.length <= longestName ? plain : `${plain.slice(0, longestName - 1).trimEnd()}…`;
  return cut === '' ? '–' : cut;
}

/** Text between tags or in an attribute; what XML has no place for is left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
