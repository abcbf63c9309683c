// One file of the workspace as a review.
import type { WorkspaceFolder } from 'vscode';
import { looksLikeReview } from '../../review/templates/recognize';
import type { Lazy } from '../lazy';
import type { FoundFile } from './findMarkdown';
import { readFileName } from './paths';
import { readWorkspaceFile } from './workspaceFile';

/** Larger files are not read: a repository may hold anything. */
const maxFileBytes = 256 * 1024;

export interface FileReview extends FoundFile {
  readonly title: string;
  readonly text: string;
  /** The issues that its marker names, as they are written there. */
  readonly issues: readonly string[];
}

/** A file that was read; one that is no review has none. */
export interface ReadFile {
  readonly isListed: boolean;
  readonly review: FileReview | undefined;
}

interface FileReading {
  readonly lazy: Lazy;
  readonly folder: WorkspaceFolder;
  /** Folders on the way that were looked at. */
  readonly walked: Set<string>;
  /** What was read of the file the last time. */
  readonly known: ReadFile | undefined;
}

/** Undefined for a file that cannot be read now. What was known of the same text stays the same object. */
export async function readReview(file: FoundFile, reading: FileReading): Promise<ReadFile | undefined> {
  const { uri, isListed } = file;
  const { folder, walked, known, lazy } = reading;
  const found = await readWorkspaceFile({ folder, uri, maxBytes: maxFileBytes, walked });
  if (found.kind === 'refused') return found.reason === 'missing' ? undefined : { isListed, review: undefined };
  const text = new TextDecoder().decode(found.content);
  return known?.review?.text === text ? known : { isListed, review: await readText(lazy, file, text) };
}

/** Undefined for what is no review. What the settings name is one, whatever it says. */
async function readText(lazy: Lazy, file: FoundFile, text: string): Promise<FileReview | undefined> {
  const { uri, isListed } = file;
  if (!isListed && !looksLikeReview(text)) return undefined;
  const { isReview, parseReview } = await lazy.review();
  const review = parseReview(text);
  if (!isListed && !isReview(review, uri.path)) return undefined;
  const { marker } = review;
  const issues = [marker?.incident, marker?.review].filter(name => name !== undefined);
  return { ...file, title: review.title ?? readFileName(uri.path), text, issues };
}
