import { Kind, visit, type GraphQLResolveInfo, type OperationDefinitionNode } from 'graphql';

const known = new WeakMap<OperationDefinitionNode, ReadonlySet<string>>();

/**
 * The names of all fields that an operation names anywhere, its fragments included: enough to leave out of a statement what
 * nobody will look at, and never too little. Operations are kept with their parsed documents, so this is found once for each.
 */
export function askedFields({ operation, fragments }: GraphQLResolveInfo): ReadonlySet<string> {
  const before = known.get(operation);
  if (before) return before;
  const names = new Set<string>();
  visit(
    { kind: Kind.DOCUMENT, definitions: [operation, ...Object.values(fragments)] },
    { Field: ({ name }) => void names.add(name.value) },
  );
  known.set(operation, names);
  return names;
}
