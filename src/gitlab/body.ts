// Reads the body of an answer, and never more of it than was agreed.

type BodyFault = 'not-json' | 'broken-json' | 'too-large';

type Read = { readonly value: unknown } | { readonly fault: BodyFault };

/** A page of a hundred issues has some ten thousand values. Each takes up to fifty times the memory of its text. */
const maxValues = 1_000_000;

/** Hands each piece of a body to `take`; false once it is larger than `maxBytes`, and the rest is not read. */
async function readPieces(response: Response, maxBytes: number, take: (piece: Uint8Array) => void): Promise<boolean> {
  if (!response.body) return true;
  const announced = Number(response.headers.get('content-length') ?? 0);
  const reader = response.body.getReader();
  let length = announced > maxBytes ? announced : 0;
  while (length <= maxBytes) {
    const { done, value } = await reader.read();
    if (done) return true;
    length += value.byteLength;
    if (length <= maxBytes) take(value);
  }
  // Not awaited: a server that never closes the body would keep the call waiting.
  reader.cancel().catch(() => undefined);
  return false;
}

/** A body as text in UTF-8, or `undefined` once it is larger than `maxBytes`. */
export async function readText(response: Response, maxBytes: number): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  const isWhole = await readPieces(response, maxBytes, piece => {
    text += decoder.decode(piece, { stream: true });
  });
  return isWhole ? text + decoder.decode() : undefined;
}

/** The JSON of a body; an empty one (204) is null. */
export async function readJson(response: Response, maxBytes: number): Promise<Read> {
  const type = response.headers.get('content-type') ?? '';
  const text = await readText(response, maxBytes);
  if (text === undefined) return { fault: 'too-large' };
  if (text === '') return { value: null };
  if (!/^application\/(?:[\w.-]+\+)?json\b/iu.test(type)) return { fault: 'not-json' };
  if (text.length > maxValues && countValues(text) > maxValues) return { fault: 'too-large' };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { fault: 'broken-json' };
  }
}

/** How many values a JSON text holds at most: its brackets and commas outside of strings are counted. */
function countValues(text: string): number {
  let count = 0;
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '"') at = findStringEnd(text, at);
    else if (character === ',' || character === '[' || character === '{') count += 1;
    at += 1;
  }
  return count;
}

/** The index of the quote that ends the string which opens at `open`. */
function findStringEnd(text: string, open: number): number {
  let at = open;
  for (;;) {
    at = text.indexOf('"', at + 1);
    if (at === -1) return text.length;
    let backslashes = 0;
    while (text.charAt(at - 1 - backslashes) === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return at;
  }
}

/** A file's content with its type, without parameters. */
export async function readFile(response: Response, maxBytes: number): Promise<Read> {
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
  const pieces: Uint8Array[] = [];
  if (!(await readPieces(response, maxBytes, piece => pieces.push(piece)))) return { fault: 'too-large' };
  return { value: { bytes: joinPieces(pieces), type: type.trim().toLowerCase() } };
}

function joinPieces(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
