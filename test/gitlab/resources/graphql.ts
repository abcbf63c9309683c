// GraphQL: a request is checked and carried out by the real library, over the schema beside this file.
import { getOperationAST, type GraphQLError, type GraphQLSchema, graphqlSync, OperationTypeNode, parse } from 'graphql';
import { type Answer, type Call, Refusal } from '../http';
import { hash, text } from '../params';
import type { Routes } from '../router';
import { schemaOf } from './graphqlSchema';
import { rootOf } from './graphqlRoot';

export const graphqlRoutes: Routes = {
  'POST web:/api/graphql': call => {
    const schema = schemaOf(call.settings.graphql);
    if (schema === undefined) throw new Refusal(404, { error: '404 Not Found' });
    return answerTo(call, schema);
  },
};

function answerTo(call: Call, schema: GraphQLSchema): Answer {
  const source = text(call.params, 'query') ?? '';
  const { data, errors } = graphqlSync({
    schema,
    source,
    rootValue: rootOf(call, isMutation(source)),
    variableValues: hash(call.params, 'variables'),
  });
  return {
    status: 200,
    json: {
      ...(data === undefined ? {} : { data }),
      ...(errors === undefined ? {} : { errors: errors.map(errorInRuby) }),
    },
  };
}

function isMutation(source: string): boolean {
  try {
    return getOperationAST(parse(source))?.operation === OperationTypeNode.MUTATION;
  } catch {
    return false;
  }
}

/** The words and codes of graphql-ruby, which GitLab runs, for what this library calls otherwise. */
const wordings: readonly (readonly [RegExp, string, string])[] = [
  [/^Cannot query field "(\w+)" on type "(\w+)"/u, "Field '$1' doesn't exist on type '$2'", 'undefinedField'],
  [
    /^Unknown argument "(\w+)" on field "\w+\.(\w+)"/u,
    "Field '$2' doesn't accept argument '$1'",
    'argumentNotAccepted',
  ],
  [/^Unknown type "(\w+)"/u, "$1 isn't a defined input type", 'variableRequiresValidType'],
  [
    /^Variable "(\$\w+)" of type "(\S+)" used in position expecting type "(\S+)"/u,
    'Type mismatch on variable $1 ($2 / $3)',
    'variableMismatch',
  ],
];

function errorInRuby({ message, locations, path }: GraphQLError): object {
  const at = { ...(locations === undefined ? {} : { locations }), ...(path === undefined ? {} : { path }) };
  for (const [pattern, words, code] of wordings) {
    const match = pattern.exec(message);
    if (match) return { message: match[0].replace(pattern, words), ...at, extensions: { code } };
  }
  return { message, ...at };
}
