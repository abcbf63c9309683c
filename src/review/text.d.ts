// Files that the bundler takes in: texts as they are, built-in templates compiled.
/** A built-in template, as `compileTemplate` reads it. */
declare module '*.md.mustache' {
  // The declaration of a pattern of modules must not import by a relative path in any other way.
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports
  const template: import('./templates/template').Template;
  export default template;
}
declare module '*.md' {
  const text: string;
  export default text;
}
