// Whether bytes are an image, told by the bytes themselves: a name can say anything.

const signatures: readonly (readonly [type: string, bytes: readonly number[]])[] = [
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
];
/** An SVG says that it is one in its first lines. */
const svgHeadBytes = 4096;

/** Undefined for everything else, e.g. for a text file that is called `graph.png`. */
export function detectImageType(content: Uint8Array): string | undefined {
  const found = signatures.find(([, bytes]) => bytes.every((byte, index) => content[index] === byte));
  if (found) return found[0];
  if (readAscii(content, 0, 4) === 'RIFF' && readAscii(content, 8, 12) === 'WEBP') return 'webp';
  if (readAscii(content, 0, 2) === 'BM' && isBitmapSize(content)) return 'bmp';
  return isSvg(new TextDecoder().decode(content.subarray(0, svgHeadBytes))) ? 'svg' : undefined;
}

function readAscii(content: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...content.subarray(start, end));
}

/** Two letters are few; a bitmap also states its own size behind them. */
function isBitmapSize(content: Uint8Array): boolean {
  if (content.byteLength < 26) return false;
  return new DataView(content.buffer, content.byteOffset).getUint32(2, true) === content.byteLength;
}

/** The first element is `svg`; declaration, doctype and comments may stand before it. */
function isSvg(head: string): boolean {
  let rest = head.trimStart();
  for (;;) {
    if (/^<svg[\s>/]/u.test(rest)) return true;
    const end = rest.startsWith('<!--') ? '-->' : /^<[?!]/u.test(rest) ? '>' : undefined;
    const at = end === undefined ? -1 : rest.indexOf(end);
    if (end === undefined || at < 0) return false;
    rest = rest.slice(at + end.length).trimStart();
  }
}
