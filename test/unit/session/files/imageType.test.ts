// What an image is, told by its bytes.
import assert from 'node:assert/strict';
import { detectImageType } from '../../../../src/session/files/imageType';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, character => character.charCodeAt(0));
const bitmap = Uint8Array.of(0x42, 0x4d, 26, 0, 0, 0, ...Array<number>(20).fill(0));

const images: readonly (readonly [name: string, content: Uint8Array, type: string])[] = [
  ['PNG', bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'png'],
  ['JPEG', bytes('\xff\xd8\xff\xe0\0\x10JFIF'), 'jpeg'],
  ['GIF', bytes('GIF89a\x01\0\x01\0'), 'gif'],
  ['WebP', bytes('RIFF\x24\0\0\0WEBPVP8 '), 'webp'],
  ['bitmap', bitmap, 'bmp'],
  ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'svg'],
  [
    'SVG behind declaration, doctype and comment',
    bytes('\n<?xml version="1.0"?>\n<!DOCTYPE svg>\n<!-- a > b -->\n<svg>'),
    'svg',
  ],
];

const others: readonly (readonly [name: string, content: Uint8Array])[] = [
  ['nothing', new Uint8Array()],
  ['the variables of a process', bytes('HOME=/root\0GITLAB_TOKEN=glpat-secret\0')],
  ['a text that speaks of an image', bytes('see <svg> and PNG')],
  ['a page', bytes('<!DOCTYPE html><html><svg></svg></html>')],
  ['a comment that does not end', bytes('<!-- <svg>')],
  ['a private key', bytes('-----BEGIN OPENSSH PRIVATE KEY-----')],
  ['another RIFF file', bytes('RIFF\x24\0\0\0WAVEfmt ')],
  ['a text that begins like a bitmap', bytes('BM is short for bitmap, says this text of no image')],
  ['a PNG that is cut off in its signature', bytes('\x89PNG')],
];

suite('Type of an image', () => {
  for (const [name, content, type] of images) {
    test(`${name} is ${type}`, () => assert.equal(detectImageType(content), type));
  }
  for (const [name, content] of others) {
    test(`${name} is none`, () => assert.equal(detectImageType(content), undefined));
  }
});
