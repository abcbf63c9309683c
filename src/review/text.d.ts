// Text files that the bundler inlines.
declare module '*.mustache' {
  const text: string;
  export default text;
}
declare module '*.md' {
  const text: string;
  export default text;
}
