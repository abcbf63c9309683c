// The files of src as trees of syntax, for the tests of the house.
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** `path` begins with `src/` and has slashes; `statements` are those at the top of the file. */
export interface SourceFile {
  readonly path: string;
  readonly tree: ts.SourceFile;
}

/** Every file of src that is code of ours. */
export function readSources(): readonly SourceFile[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map(name => `src/${name.replaceAll('\\', '/')}`)
    .filter(path => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .toSorted()
    .map(path => ({
      path,
      tree: ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true),
    }));
}

/** The names of the types that a file declares at its top. */
export function typeNames({ tree }: SourceFile): readonly string[] {
  return tree.statements.flatMap(statement =>
    (ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isEnumDeclaration(statement)) &&
    statement.name
      ? [statement.name.text]
      : [],
  );
}

/** The names of all functions that stand at the top of a file, and of the private methods of its classes. */
export function allFunctions({ tree }: SourceFile): readonly string[] {
  return tree.statements.flatMap(statement =>
    ts.isClassDeclaration(statement)
      ? statement.members
          .filter(ts.isMethodDeclaration)
          .map(({ name }) => name)
          .filter(ts.isPrivateIdentifier)
          .map(({ text }) => text.slice(1))
      : functionNames(statement),
  );
}

/** The names of the functions that a file exports. */
export function exportedFunctions({ tree }: SourceFile): readonly string[] {
  return tree.statements.filter(isExported).flatMap(functionNames);
}

/** The names of the functions that a file exports without saying above them what they do. */
export function undocumentedFunctions({ tree }: SourceFile): readonly string[] {
  return tree.statements
    .filter(statement => isExported(statement) && ts.getJSDocCommentsAndTags(statement).length === 0)
    .flatMap(functionNames);
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true
  );
}

function functionNames(statement: ts.Statement): readonly string[] {
  if (ts.isFunctionDeclaration(statement)) return [statement.name?.text ?? 'default'];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations
    .filter(
      ({ initializer }) => initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)),
    )
    .map(({ name }) => name.getText());
}

/** The titles of a file's tests; `…` stands for what a table fills in. */
export function readTestTitles(path: string): readonly string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'test') titles.push(...readTitle(node.arguments[0]));
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true));
  return titles;
}

function readTitle(title: ts.Expression | undefined): readonly string[] {
  if (!title) return [];
  if (ts.isStringLiteralLike(title)) return [title.text];
  if (!ts.isTemplateExpression(title)) return [];
  return [[title.head.text, ...title.templateSpans.map(({ literal }) => literal.text)].join('…')];
}
