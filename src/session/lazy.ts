// The two chunks that are loaded on first use: activation costs what is loaded.
import type * as review from '../review/index';
import type * as gitlab from '../sync/index';

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
