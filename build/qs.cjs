/* global URLSearchParams */
// Stands in for qs, of which gitbeaker needs two things: the query of a request, e.g. `labels[]=a&labels[]=b`, and how the
// address of a next page is read, which happens only where it reads all pages by itself.

/** qs encodes these too. */
const encode = text =>
  encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/gu,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** What stands in a value, each with its name: a list's items under `name[]` or `name[0]`, a part of an object under `name[part]`. */
function listParts(name, value, nameItem) {
  if (value === undefined) return [];
  if (value === null) return [[name, '']];
  if (value instanceof Date) return [[name, value.toISOString()]];
  if (Array.isArray(value)) return value.flatMap((item, at) => listParts(`${name}[${nameItem(at)}]`, item, nameItem));
  if (typeof value !== 'object') return [[name, String(value)]];
  return Object.entries(value).flatMap(([part, inside]) => listParts(`${name}[${part}]`, inside, nameItem));
}

function stringify(query, { arrayFormat, encode: isEncoded = true } = {}) {
  const write = isEncoded ? encode : text => text;
  const nameItem = arrayFormat === 'brackets' ? () => '' : String;
  const parts = Object.entries(query).flatMap(([name, value]) => listParts(name, value, nameItem));
  return parts.map(([name, text]) => `${write(name)}=${write(text)}`).join('&');
}

module.exports = { stringify, parse: query => Object.fromEntries(new URLSearchParams(query)) };
