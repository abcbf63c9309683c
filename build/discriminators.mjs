// The lint rule for discriminators: what tells the members of a union apart is called `kind` in every union.
import ts from 'typescript';

/** The string that a property always has in a type, e.g. 'review' of `{ readonly kind: 'review' }`. */
function literalOf(checker, type, property) {
  const symbol = type.getProperty(property);
  const found = symbol && checker.getTypeOfSymbol(symbol);
  return found?.isStringLiteral() ? found.value : undefined;
}

/** The properties that are a string in every object of a union, and not the same string in all of them. */
function discriminators(checker, union) {
  const objects = union.types.filter(({ flags }) => (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0);
  const [first] = objects;
  if (!first) return [];
  return checker
    .getPropertiesOfType(first)
    .map(({ name }) => name)
    .filter(name => {
      const values = objects.map(type => literalOf(checker, type, name));
      return !values.includes(undefined) && new Set(values).size > 1;
    });
}

export const discriminatorsAreKinds = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { other: 'This union is told apart by `{{name}}`: call it `kind`.' },
  },
  create(context) {
    const { program, esTreeNodeToTSNodeMap } = context.sourceCode.parserServices;
    const checker = program.getTypeChecker();
    return {
      TSUnionType(node) {
        const type = checker.getTypeAtLocation(esTreeNodeToTSNodeMap.get(node));
        if (!type.isUnion()) return;
        const names = discriminators(checker, type);
        if (names.length > 0 && !names.includes('kind')) {
          context.report({ node, messageId: 'other', data: { name: names.join(', ') } });
        }
      },
    };
  },
};
