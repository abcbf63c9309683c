// Stands in for what markdown-it asks of addresses and of characters inside lines, and brings along: only blocks are read here.
const neverAsked = /./u;

export { neverAsked as P, neverAsked as S };
