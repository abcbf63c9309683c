// A picture of a workbench in the colours that it has most of: a third of the bytes, and nobody sees the difference.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** One colour a pixel, as `0xRRGGBB`. */
  readonly colors: Uint32Array;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const mostColors = 128;
/** Colours whose four higher bits of each channel are the same are of one kind. */
const kindMask = 0xf0f0f0;

/** Takes a PNG of 8 bits a channel, as Chromium paints it, and gives one with a palette. Throws for any other kind of PNG. */
export function reducePng(png: Buffer): Buffer {
  const { width, height, colors } = readPng(png);
  const counts = new Map<number, number>();
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1);
  const ordered = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  // The most used of each kind stands for all of its kind: the shades at the edges of letters are most of what there is.
  const kinds = new Map<number, number>();
  for (const color of ordered) if (!kinds.has(color & kindMask)) kinds.set(color & kindMask, color);
  const palette = [...kinds.values()].slice(0, mostColors);
  const places = new Map(palette.map((color, index) => [color & kindMask, index]));
  const indexes = new Map(ordered.map(color => [color, places.get(color & kindMask) ?? findNearest(palette, color)]));
  const rows = Buffer.alloc((width + 1) * height);
  colors.forEach((color, at) => {
    // Each row begins with the number of its filter: 0 is none.
    rows[at + 1 + Math.floor(at / width)] = indexes.get(color) ?? 0;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const bytes = palette.flatMap(color => splitColor(color));
  return Buffer.concat([
    signature,
    makeChunk('IHDR', header),
    makeChunk('PLTE', Buffer.from(bytes)),
    makeChunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    makeChunk('IEND', Buffer.alloc(0)),
  ]);
}

function readPng(png: Buffer): Pixels {
  const chunks = [...readChunks(png)];
  const header = chunks.find(({ name }) => name === 'IHDR')?.data ?? Buffer.alloc(13);
  const [width, height, depth, kind] = [header.readUInt32BE(0), header.readUInt32BE(4), header[8], header[9]];
  const channels = kind === 2 ? 3 : 4;
  if (depth !== 8 || (kind !== 2 && kind !== 6)) throw new Error(`a PNG of kind ${kind} with ${depth} bits`);
  const packed = Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data));
  const bytes = undoFilters(inflateSync(packed), width * channels, channels);
  const colors = Uint32Array.from({ length: width * height }, (_, at) => bytes.readUIntBE(at * channels, 3));
  return { width, height, colors };
}

function* readChunks(png: Buffer): Generator<{ readonly name: string; readonly data: Buffer }> {
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    yield { name: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

/** Section 9 of the PNG specification: each byte was written as its difference to its neighbours. `row` and `step` in bytes. */
function undoFilters(raw: Buffer, row: number, step: number): Buffer {
  const height = raw.length / (row + 1);
  const out = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (row + 1)] ?? 0;
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x;
      const left = x < step ? 0 : (out[at - step] ?? 0);
      const up = y === 0 ? 0 : (out[at - row] ?? 0);
      const corner = x < step || y === 0 ? 0 : (out[at - row - step] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, guessByPaeth(left, up, corner)][filter] ?? 0;
      out[at] = (raw[y * (row + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

function guessByPaeth(left: number, up: number, corner: number): number {
  const [byLeft, byUp, byCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

function findNearest(palette: readonly number[], color: number): number {
  const own = splitColor(color);
  let best = 0;
  let least = Infinity;
  palette.forEach((each, index) => {
    const distance = splitColor(each).reduce((sum, value, channel) => sum + (value - (own[channel] ?? 0)) ** 2, 0);
    if (distance >= least) return;
    least = distance;
    best = index;
  });
  return best;
}

function splitColor(color: number): readonly number[] {
  return [color >> 16, (color >> 8) & 0xff, color & 0xff];
}

function makeChunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
