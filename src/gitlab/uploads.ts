// Files of a project that descriptions show: pictures, mostly.
import { ProjectMarkdownUploads } from '@gitbeaker/rest';
import * as v from 'valibot';
import { foldToOneLine } from '../incident/foreignText';
import { parseUpload, type UploadPath } from '../incident/upload';
import { checkAnswer } from './answers';
import type { Connection } from './connection';
import type { ProjectsClient } from './projects';

export interface Upload {
  /** From the project's root: `/uploads/…/picture.png`, to be written into a description. */
  readonly url: string;
  readonly markdown: string;
}

/** A file that goes up. */
interface UploadFile {
  readonly name: string;
  readonly content: Blob;
}

/** A file that came down. */
interface DownloadedFile {
  readonly bytes: Uint8Array;
  /** The media type, as the server says it. */
  readonly type: string;
}

const uploadAnswer = v.object({
  url: v.pipe(
    v.string(),
    v.check(url => parseUpload(url) !== undefined),
  ),
});
const fileAnswer = v.object({ bytes: v.instance(Uint8Array), type: v.string() });

export interface UploadsClient {
  upload(project: string, file: UploadFile, signal: AbortSignal): Promise<Upload>;
  download(project: string, upload: UploadPath, signal: AbortSignal): Promise<DownloadedFile>;
}

/** The calls about uploads; they reject with a `GitLabError`. */
export function createUploadsClient(
  { options }: Connection,
  { projectId }: Pick<ProjectsClient, 'projectId'>,
): UploadsClient {
  return {
    async upload(project, { name, content }, signal) {
      const id = await projectId(project, signal);
      const answer: unknown = await new ProjectMarkdownUploads(options(signal)).create(id, { content, filename: name });
      const { url } = checkAnswer(uploadAnswer, answer, { what: 'uploads', method: 'POST' });
      return { url, markdown: `![${foldToOneLine(name, 100).replaceAll(/[[\]\\<>]/gu, '')}](${url})` };
    },

    async download(project, { secret, filename }, signal) {
      const id = await projectId(project, signal);
      const answer: unknown = await new ProjectMarkdownUploads(options(signal, 'file')).download(id, secret, filename);
      return checkAnswer(fileAnswer, answer, { what: 'uploads' });
    },
  };
}
