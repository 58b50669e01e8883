import { getLocation, Kind, parse, visit, type ASTNode, type GraphQLError } from 'graphql';
import type { InputPath } from '../errors.js';

/**
 * Where in the caller's request a parse, validation or variable error is, as a path of names: fields by their response key,
 * then the argument and what is inside it. Empty when it is the request as a whole.
 */
export function pathOfError(error: GraphQLError): InputPath {
  return pathOfVariable(error.message) ?? pathInDocument(error);
}

/** «Variable "$filter" got invalid value "X" at "filter.kinds[0]"; …» → ['filter', 'kinds', 0]. */
function pathOfVariable(message: string): InputPath | undefined {
  const name = /^Variable "\$(\w+)"/.exec(message)?.[1];
  if (!name) return undefined;
  const inside = / at "([\w.[\]]+)"/.exec(message)?.[1] ?? name;
  return inside
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** The names on the way from the operation to the node an error points at; a fragment's path begins at the fragment. */
function pathInDocument(error: GraphQLError): InputPath {
  const source = error.source;
  const at = error.positions?.[0];
  if (!source || at === undefined || !error.nodes) {
    if (!source || at === undefined) return [];
    const { line, column } = getLocation(source, at);
    return [`line ${line}`, `column ${column}`];
  }
  let found: InputPath = [];
  const names: (string | number)[] = [];
  visit(parse(source), {
    enter(node) {
      const name = nameOf(node);
      if (name !== undefined) names.push(name);
      if (node.loc?.start === at) found = [...names];
    },
    leave(node) {
      if (nameOf(node) !== undefined) names.pop();
    },
  });
  return found;
}

function nameOf(node: ASTNode): string | undefined {
  switch (node.kind) {
    case Kind.FIELD:
      return (node.alias ?? node.name).value;
    case Kind.ARGUMENT:
    case Kind.OBJECT_FIELD:
    case Kind.FRAGMENT_SPREAD:
    case Kind.FRAGMENT_DEFINITION:
    case Kind.DIRECTIVE:
      return node.name.value;
    case Kind.VARIABLE_DEFINITION:
      return node.variable.name.value;
    default:
      return undefined;
  }
}
