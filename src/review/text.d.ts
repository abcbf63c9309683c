// Files that the bundler takes in: texts as they are, built-in templates compiled.
/** A built-in template, as `compileTemplate` reads it. */
declare module '*.md.mustache' {
  const template: import('./templates/template').Template;
  export default template;
}
declare module '*.md' {
  const text: string;
  export default text;
}
