// Images of a file: each content is uploaded once, and what is sent shows the upload.
import type { LocalImage } from './model';
import type { Run } from './run';
import type { Replacement } from './text';

interface HashedImage extends LocalImage {
  readonly hash: string;
}

/** The images that are uploaded already. */
export async function knownImages(
  run: Run,
  project: string,
  images: readonly LocalImage[] = [],
): Promise<readonly Replacement[]> {
  if (images.length === 0) return [];
  const urls = await run.records.uploads(project);
  const hashed = await Promise.all(images.map(withHash));
  return hashed.flatMap(({ span, hash }) => (urls[hash] === undefined ? [] : [{ span, url: urls[hash] }]));
}

/** All images, after those that were missing were uploaded, one after the other. */
export async function uploadedImages(
  run: Run,
  project: string,
  images: readonly LocalImage[] = [],
): Promise<readonly Replacement[]> {
  if (images.length === 0) return [];
  const urls: Record<string, string> = { ...(await run.records.uploads(project)) };
  const replacements: Replacement[] = [];
  for (const image of images) {
    const { hash, span, name, content } = await withHash(image);
    let url = urls[hash];
    if (url === undefined) {
      ({ url } = await run.gitlab.upload(project, { name, content: new Blob([content]) }, run.signal));
      urls[hash] = url;
      await run.records.keepUpload(project, hash, url);
    }
    replacements.push({ span, url });
  }
  return replacements;
}

async function withHash(image: LocalImage): Promise<HashedImage> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', image.content));
  return { ...image, hash: [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('') };
}
