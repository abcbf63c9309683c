// The host's environment variables; the browser's host has none.

export function processEnvironment(): { readonly [name: string]: string | undefined } {
  const host = globalThis as { readonly process?: { readonly env?: { readonly [name: string]: string | undefined } } };
  return host.process?.env ?? {};
}
