// Stands in for what finds addresses in running text, which markdown-it would bring along: only blocks are read here.
export default class LinkFinder {
  readonly finds = false;
}
