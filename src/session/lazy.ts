// The two chunks that are loaded on first use: activation costs what is loaded.
export type ReviewEngine = typeof import('../review/index');
export type GitLabModule = typeof import('../sync/index');

export interface Lazy {
  review(): Promise<ReviewEngine>;
  gitlab(): Promise<GitLabModule>;
}

export const lazy: Lazy = {
  review: () => import('../review/index'),
  gitlab: () => import('../sync/index'),
};
