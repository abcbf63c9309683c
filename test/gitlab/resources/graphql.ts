// GraphQL: a request is checked and carried out by the real library, over the schema beside this file.
import {
  type DocumentNode,
  executeSync,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
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
  const query = checkQuery(schema, text(call.params, 'query') ?? '');
  const { data, errors } =
    query.document === undefined
      ? query
      : executeSync({
          schema,
          document: query.document,
          rootValue: rootOf(call, getOperationAST(query.document)?.operation === OperationTypeNode.MUTATION),
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

type Query =
  | { readonly document: DocumentNode }
  | { readonly document?: undefined; readonly data?: undefined; readonly errors: readonly GraphQLError[] };

/** Checking costs more than carrying out, and the product has a handful of queries: each is checked once a schema. */
const checked = new WeakMap<GraphQLSchema, Map<string, Query>>();

function checkQuery(schema: GraphQLSchema, source: string): Query {
  const known = checked.get(schema) ?? new Map<string, Query>();
  checked.set(schema, known);
  const query = known.get(source) ?? readQuery(schema, source);
  known.set(source, query);
  return query;
}

function readQuery(schema: GraphQLSchema, source: string): Query {
  try {
    const document = parse(source);
    const errors = validate(schema, document);
    return errors.length > 0 ? { errors } : { document };
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
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
