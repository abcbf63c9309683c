// Stands in for the spelling of international host names, which markdown-it would bring along: no link is rendered here.
const asWritten = (host: string): string => host;

export default { toASCII: asWritten, toUnicode: asWritten };
