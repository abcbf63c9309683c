// Images of a file: each content is uploaded once, and what is sent shows the upload.
import { computeHash } from '../../incident/hash';
import type { Dropped, LocalImage } from '../model';
import type { Run } from '../run';
import type { Replacement } from '../merge/textForms';

type Urls = Readonly<Record<string, string>>;

/** The images that are uploaded already. */
export async function findUploads(
  run: Run,
  project: string,
  images: readonly LocalImage[] = [],
): Promise<readonly Replacement[]> {
  if (images.length === 0) return [];
  const urls = await run.records.uploads(await run.gitlab.projectId(project, run.signal));
  const found = await Promise.all(images.map(async image => ({ span: image.span, url: await findUrl(urls, image) })));
  return found.flatMap(({ span, url }) => (url === undefined ? [] : [{ span, url }]));
}

/** All images that can be read, after those that were missing were uploaded, one after the other. */
export async function uploadImages(
  run: Run,
  project: string,
  images: readonly LocalImage[] = [],
): Promise<readonly Replacement[]> {
  if (images.length === 0) return [];
  const id = await run.gitlab.projectId(project, run.signal);
  const urls: Record<string, string> = { ...(await run.records.uploads(id)) };
  const keep = async (key: string, url: string): Promise<void> => {
    if (urls[key] === url) return;
    urls[key] = url;
    await run.records.keepUpload(id, key, url);
  };
  const replacements: Replacement[] = [];
  for (const image of images) {
    const { span, place, name, content } = image;
    let url = await findUrl(urls, image);
    if (content !== undefined) {
      run.image = name;
      url ??= (await run.gitlab.upload(project, { name, content: new Blob([content]) }, run.signal)).url;
      run.image = undefined;
      await keep(await computeHash(content), url);
      await keep(place, url);
    }
    if (url !== undefined) replacements.push({ span, url });
  }
  return replacements;
}

/** What can neither be read nor was uploaded before: its own path stays in the text. */
export async function findUnreadable(
  run: Run,
  project: string,
  images: readonly LocalImage[] = [],
): Promise<readonly Dropped[]> {
  if (images.every(({ content }) => content !== undefined)) return [];
  const urls = await run.records.uploads(await run.gitlab.projectId(project, run.signal));
  return images
    .filter(({ content, place }) => content === undefined && urls[place] === undefined)
    .map(({ name }) => ({ what: 'image', name, reason: 'unreadable' }));
}

async function findUrl(urls: Urls, { place, content }: LocalImage): Promise<string | undefined> {
  return urls[content === undefined ? place : await computeHash(content)];
}
