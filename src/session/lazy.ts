// The two chunks that are loaded on first use: activation costs what is loaded.
import type * as review from '../review/index';
import type * as gitlab from '../sync/index';
import type { Judge, JudgeParts } from './judge';

export type ReviewEngine = typeof review;
export type GitLabModule = typeof gitlab;

export interface Lazy {
  review(): Promise<ReviewEngine>;
  gitlab(): Promise<GitLabModule>;
}

export const lazy: Lazy = {
  review: () => import('../review/index'),
  gitlab: () => import('../sync/index'),
};

/** What judges reviews, together with the engine it judges by. */
export async function loadJudge({
  lazy,
  ...parts
}: Omit<JudgeParts, 'engine'> & { readonly lazy: Lazy }): Promise<Judge> {
  const [engine, { Judge }] = await Promise.all([lazy.review(), import('./judge')]);
  return new Judge({ engine, ...parts });
}
