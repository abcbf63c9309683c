// The host's environment variables; the browser's host has none.

/** The variables by their names, as they are now. */
export type Environment = () => { readonly [name: string]: string | undefined };

/** Empty in a browser. */
export const readProcessEnvironment: Environment = () => {
  const host = globalThis as { readonly process?: { readonly env?: { readonly [name: string]: string | undefined } } };
  return host.process?.env ?? {};
};
