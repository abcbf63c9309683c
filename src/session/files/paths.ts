// Paths of a workspace beside each other. Pure.

/** Whether a path is one of these, or lies below one. */
export function isBelowAny(places: ReadonlySet<string>, path: string): boolean {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (places.has(path.slice(0, end))) return true;
  }
  return false;
}

/** The name of the file at a path. */
export function readFileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `../reviews/b.md`, from a folder to a file of the same workspace. */
export function makeRelativePath(from: string, to: string): string {
  const [here, there] = [from.split('/'), to.split('/')];
  let common = 0;
  while (common < here.length && common < there.length - 1 && here[common] === there[common]) common += 1;
  return [...here.slice(common).map(() => '..'), ...there.slice(common)].join('/');
}
