// Stands in for the table of HTML entities that markdown-it would bring along: inline text is never rendered here.
export function decodeHTML(text: string): string {
  return text;
}
export { decodeHTML as decodeHTMLStrict };
