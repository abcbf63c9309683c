// Stands in for lists of characters that markdown-it would bring along: every host of this code knows them by itself.
export const Any = /[\s\S]/u;
export const Cc = /\p{Cc}/u;
export const Cf = /\p{Cf}/u;
export const P = /\p{P}/u;
export const S = /\p{S}/u;
export const Z = /\p{Z}/u;
