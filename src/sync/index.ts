// The lazy chunk that speaks with GitLab.
export * from '../gitlab/index';
