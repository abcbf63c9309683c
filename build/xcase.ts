// Stands in for xcase, of which gitbeaker needs one thing: names as GitLab spells them, `due_date` for `dueDate`. Back it would
// turn them only where it reads all pages by itself.
const respell = (name: string): string =>
  /^[a-z]/u.test(name) ? name.replaceAll(/[A-Z]/gu, letter => `_${letter.toLowerCase()}`) : name;

/** The same with such names, also in what it holds. */
export function decamelizeKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decamelizeKeys);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [respell(name), decamelizeKeys(inside)]));
}

/** Never asked for a name. */
export function camelizeKeys<T>(value: T): T {
  return value;
}
