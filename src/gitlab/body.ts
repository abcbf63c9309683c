// Reads the body of an answer, and never more of it than was agreed.

export type BodyFault = 'not-json' | 'broken-json' | 'too-large';

/** The text of a body, or `undefined` once it is larger than `most` bytes; the rest is not read. */
export async function readText(response: Response, most: number): Promise<string | undefined> {
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > most) {
    await response.body?.cancel();
    return undefined;
  }
  if (!response.body) return '';
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  const parts: string[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts.join('') + decoder.decode();
    length += value.byteLength;
    if (length > most) {
      await reader.cancel();
      return undefined;
    }
    parts.push(decoder.decode(value, { stream: true }));
  }
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
