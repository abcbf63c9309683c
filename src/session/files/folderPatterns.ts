/**
 * The folders on the way to the files that a glob names, as globs themselves: `reviews` and `reviews/**` for the reviews in any
 * folder below `reviews`. None for files that may lie anywhere: every folder of the workspace would be on their way.
 */
export function listFolderPatterns(glob: string): readonly string[] {
  const segments = glob.split('/').slice(0, -1);
  const unclear = segments.findIndex((segment, index) => segment.includes('{') || (index === 0 && segment === '**'));
  const clear = unclear < 0 ? segments : segments.slice(0, unclear);
  return clear.map((_segment, index) => clear.slice(0, index + 1).join('/'));
}
