// Reads the body of an answer, and never more of it than was agreed.

export type BodyFault = 'not-json' | 'broken-json' | 'too-large';

/** A body, or `undefined` once it is larger than `most` bytes; the rest is not read. */
async function readBytes(response: Response, most: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > most) {
    await response.body?.cancel();
    return undefined;
  }
  if (!response.body) return new Uint8Array();
  const reader = response.body.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(pieces, length);
    length += value.byteLength;
    if (length > most) {
      await reader.cancel();
      return undefined;
    }
    pieces.push(value);
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

/** As `readBytes`, as text in UTF-8. */
export async function readText(response: Response, most: number): Promise<string | undefined> {
  const bytes = await readBytes(response, most);
  return bytes && new TextDecoder().decode(bytes);
}

/** The JSON of a body; an empty one (204) is null. */
export async function readJson(response: Response, most: number): Promise<{ value: unknown } | { fault: BodyFault }> {
  const type = response.headers.get('content-type') ?? '';
  const text = await readText(response, most);
  if (text === undefined) return { fault: 'too-large' };
  if (text === '') return { value: null };
  if (!/^application\/(?:[\w.-]+\+)?json\b/iu.test(type)) return { fault: 'not-json' };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { fault: 'broken-json' };
  }
}

/** A file's content with its type, without parameters. */
export async function readFile(response: Response, most: number): Promise<{ value: unknown } | { fault: BodyFault }> {
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
  const bytes = await readBytes(response, most);
  return bytes === undefined ? { fault: 'too-large' } : { value: { bytes, type: type.trim().toLowerCase() } };
}
