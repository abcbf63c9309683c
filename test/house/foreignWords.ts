// Where VS Code draws words, beside messages, which have a door of their own: whether what is filled in there is harmless.
import ts from 'typescript';
import type { SourceFile } from './sources';
import { writtenIntoGitLab } from './writtenIntoGitLab';

/** Functions of `vscode.window` whose words VS Code draws. */
const asking = new Set(
  'withProgress showQuickPick showInputBox askWords askAhead showOpenDialog showSaveDialog setStatusBarMessage'.split(
    ' ',
  ),
);
/** The properties that are drawn, of their arguments and of what `create…` gives. */
const drawn = new Set('title prompt placeHolder placeholder label description detail text tooltip items'.split(' '));
const made = /^create(?:QuickPick|InputBox|StatusBarItem|LanguageStatusItem)$/u;
/** The doors for foreign words, and what gives none: references, which are checked, numbers and times. */
const doors = new Set(
  'escapeLabel escapeMessage escapeLinks escapeMarkdown formatReference formatUtcMinute String toISOString toLocaleString toLocaleTimeString round'.split(
    ' ',
  ),
);
const mostSteps = 12;

interface Place {
  readonly source: SourceFile;
  readonly all: readonly SourceFile[];
  readonly steps: number;
}

/** What is drawn without a door, as `path:line: words`. What cannot be told counts as foreign. */
export function findForeignWords(source: SourceFile, all: readonly SourceFile[]): readonly string[] {
  const found = new Set<string>();
  const look = (expression: ts.Expression): void => {
    for (const part of foreignParts(expression, { source, all, steps: 0 })) {
      const tree = part.getSourceFile();
      const { line } = tree.getLineAndCharacterOfPosition(part.getStart());
      found.add(`${tree.fileName}:${line + 1}: ${part.getText()}`);
    }
  };
  const makers = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.initializer && made.test(calledName(node.initializer))) {
      makers.add(node.name.getText());
    }
    const name = calledName(node);
    if (ts.isCallExpression(node) && name === 'appendMarkdown') node.arguments.forEach(look);
    if (ts.isCallExpression(node) && name === 't' && isWritten(node)) node.arguments.slice(1).forEach(look);
    if (ts.isCallExpression(node) && asking.has(name)) {
      const [first = node, second] = node.arguments;
      if (name === 'setStatusBarMessage') look(first);
      else if (name.startsWith('ask')) drawnIn(second ?? first).forEach(look);
      else if (name !== 'showQuickPick') drawnIn(first).forEach(look);
      else {
        itemsIn(first, source.tree).forEach(look);
        if (second) drawnIn(second).forEach(look);
      }
    }
    if (ts.isBinaryExpression(node) && ts.isPropertyAccessExpression(node.left)) {
      const { expression, name: property } = node.left;
      const isDrawn = makers.has(expression.getText()) && drawn.has(property.text);
      const parts = property.text === 'items' ? itemsIn(node.right, source.tree) : drawnIn(node.right);
      if (isDrawn) parts.forEach(look);
    }
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return [...found];
}

/** Words that go to GitLab, or into a text that does. */
function isWritten({ arguments: [first] }: ts.CallExpression): boolean {
  return first !== undefined && ts.isStringLiteralLike(first) && writtenIntoGitLab.has(first.text);
}

/** The words within options: the properties of an object that are drawn; anything else as a whole. */
function drawnIn(options: ts.Expression): readonly ts.Expression[] {
  if (!ts.isObjectLiteralExpression(options)) return [options];
  return options.properties.flatMap(each => {
    if (ts.isPropertyAssignment(each) && drawn.has(each.name.getText())) return [each.initializer];
    return ts.isShorthandPropertyAssignment(each) && drawn.has(each.name.text) ? [each.name] : [];
  });
}

/** The words of the items of a list, wherever in what the list is made of their objects stand. */
function itemsIn(list: ts.Expression, tree: ts.SourceFile): readonly ts.Expression[] {
  const from = ts.isIdentifier(list) ? valueOf(list, tree) : list;
  const items: ts.ObjectLiteralExpression[] = [];
  const visit = (node: ts.Node): void => {
    const isItem = ts.isObjectLiteralExpression(node) && node.properties.some(each => each.name?.getText() === 'label');
    if (isItem) items.push(node);
    ts.forEachChild(node, visit);
  };
  if (from) visit(from);
  const named = from && ts.isArrayLiteralExpression(from) ? from.elements.filter(ts.isSpreadElement) : [];
  const calls = named.map(({ expression }) => expression).filter(ts.isCallExpression);
  return items.length + calls.length > 0 ? [...items.flatMap(drawnIn), ...calls] : [list];
}

/** The parts of an expression of which it cannot be told that they are our own words. */
function foreignParts(expression: ts.Expression, place: Place): readonly ts.Expression[] {
  const node = unwrap(expression);
  if (place.steps > mostSteps) return [node];
  const go = (each: ts.Expression, from = place.source): readonly ts.Expression[] =>
    foreignParts(each, { ...place, source: from, steps: place.steps + 1 });
  if (ts.isLiteralExpression(node) || node.kind === ts.SyntaxKind.UndefinedKeyword) return [];
  if (ts.isTemplateExpression(node)) return node.templateSpans.flatMap(span => go(span.expression));
  if (ts.isConditionalExpression(node)) return [...go(node.whenTrue), ...go(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return [...go(node.left), ...go(node.right)];
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(each => go(each));
  if (ts.isSpreadElement(node)) return go(node.expression);
  if (
    ts.isPropertyAccessExpression(node) &&
    /^(?:length|size|iid|severity|username|dueDate|due)$/u.test(node.name.text)
  )
    return [];
  if (ts.isIdentifier(node)) {
    if (['undefined', 'severity', 'dueDate'].includes(node.text)) return [];
    const value = valueOf(node, place.source.tree);
    return value ? go(value) : [node];
  }
  if (ts.isObjectLiteralExpression(node)) return drawnIn(node).flatMap(each => go(each));
  if (!ts.isCallExpression(node)) return [node];
  const name = calledName(node);
  if (doors.has(name)) return [];
  if (name === 'disarmMentions') return node.arguments.flatMap(each => go(each));
  if (name === 't') return node.arguments.flatMap(each => go(each));
  if (name === 'filter' && ts.isPropertyAccessExpression(node.expression)) return go(node.expression.expression);
  if (name === 'map') return node.arguments.flatMap(each => mappedBy(each, place).flatMap(part => go(part)));
  if (name === 'join' && ts.isPropertyAccessExpression(node.expression)) return go(node.expression.expression);
  if (ts.isPropertyAccessExpression(node.expression)) {
    return /^(?:replace|replaceAll|trim|slice|toLowerCase)$/u.test(name) ? go(node.expression.expression) : [node];
  }
  const found = functionNamed(name, place);
  return found ? returnsOf(found.body).flatMap(each => go(each, found.source)) : [node];
}

/** What a function that stands in `map` makes of each: written there, or by its name. */
function mappedBy(mapper: ts.Expression, place: Place): readonly ts.Expression[] {
  if (ts.isArrowFunction(mapper) && !ts.isBlock(mapper.body)) return drawnIn(unwrap(mapper.body));
  const found = ts.isIdentifier(mapper) ? functionNamed(mapper.text, place) : undefined;
  return found ? returnsOf(found.body).flatMap(each => drawnIn(unwrap(each))) : [mapper];
}

function unwrap(node: ts.Expression): ts.Expression {
  if (ts.isParenthesizedExpression(node) || ts.isAwaitExpression(node) || ts.isAsExpression(node)) {
    return unwrap(node.expression);
  }
  return node;
}

function calledName(node: ts.Node): string {
  if (!ts.isCallExpression(node)) return '';
  const { expression } = node;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
}

/** What the nearest `const` of this name is made of. A parameter or a part of an object is nobody's to tell. */
function valueOf(name: ts.Identifier, tree: ts.SourceFile): ts.Expression | undefined {
  let found: ts.Expression | undefined;
  const visit = (node: ts.Node): void => {
    const isIt = ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.name.text === name.text;
    if (isIt && node.initializer && node.getStart() < name.getStart()) found = node.initializer;
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** The function of this name: of the same file, else the only one of src. */
function functionNamed(
  name: string,
  { source, all }: Place,
): { readonly body: ts.Block; readonly source: SourceFile } | undefined {
  for (const each of [source, ...all]) {
    const found = each.tree.statements.find(
      statement => ts.isFunctionDeclaration(statement) && statement.name?.text === name,
    );
    if (found && ts.isFunctionDeclaration(found) && found.body) return { body: found.body, source: each };
  }
  return undefined;
}

function returnsOf(body: ts.Node): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression) found.push(node.expression);
    if (!ts.isArrowFunction(node)) ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}
