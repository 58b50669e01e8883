import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** How large a document may be, whatever it costs. Tokens are limited by the parser, before all of these. */
export const DOCUMENT_LIMITS = { tokens: 1_000, depth: 12, aliases: 15, rootFields: 5, directives: 10 } as const;

/**
 * Introspection unwraps lists and non-nulls with `ofType`, nine times in the standard query. A chain of them cannot branch, so
 * that many are not counted as depth; everything else of introspection is.
 */
const FREE_OF_TYPE = 9;

interface Size {
  readonly depth: number;
  readonly aliases: number;
}

/**
 * Validation rule: depth, aliases, root fields and directives of each operation, with every spread fragment counted as often
 * as it is spread. Fragment cycles, which another rule refuses, only must not hang this one.
 */
export function limitDocument(context: ValidationContext): ASTVisitor {
  let directives = 0;
  const measure = measurer((name) => context.getFragment(name) ?? undefined);
  return {
    Directive() {
      directives += 1;
    },
    Document: {
      leave() {
        if (directives > DOCUMENT_LIMITS.directives) refuse(context, 'directives', DOCUMENT_LIMITS.directives, directives);
      },
    },
    OperationDefinition(operation: OperationDefinitionNode) {
      const { depth, aliases } = measure(operation.selectionSet, 0);
      const rootFields = measure.rootFields(operation.selectionSet);
      if (depth > DOCUMENT_LIMITS.depth) refuse(context, 'levels of fields', DOCUMENT_LIMITS.depth, depth);
      if (aliases > DOCUMENT_LIMITS.aliases) refuse(context, 'aliases', DOCUMENT_LIMITS.aliases, aliases);
      if (rootFields > DOCUMENT_LIMITS.rootFields) {
        refuse(context, 'fields at the top', DOCUMENT_LIMITS.rootFields, rootFields);
      }
    },
  };
}

/** Marks a validation error whose code is COST_LIMIT: Apollo overwrites the code itself. */
export const COST_LIMIT_MARK = 'costLimit';

function refuse(context: ValidationContext, what: string, limit: number, found: number): void {
  const shown = found > 1_000 ? 'far more' : String(found);
  context.reportError(
    new GraphQLError(`This request has ${shown} ${what}; at most ${limit} are answered. Split it into several.`, {
      extensions: { [COST_LIMIT_MARK]: true },
    }),
  );
}

type FindFragment = (name: string) => FragmentDefinitionNode | undefined;

/** Measures selection sets; a fragment is measured once, however often it is spread, so 2^n spreads cost n. */
function measurer(findFragment: FindFragment) {
  const known = new Map<string, Size>();
  const rootKnown = new Map<string, number>();
  const nothing: Size = { depth: 0, aliases: 0 };

  function measureFragment(name: string, ofTypes: number): Size {
    const key = `${name} ${ofTypes}`;
    const before = known.get(key);
    if (before) return before;
    known.set(key, nothing);
    const fragment = findFragment(name);
    const size = fragment ? measure(fragment.selectionSet, ofTypes) : nothing;
    known.set(key, size);
    return size;
  }

  function measure(selectionSet: SelectionSetNode, ofTypes: number): Size {
    let depth = 0;
    let aliases = 0;
    let typenames = 0;
    for (const selection of selectionSet.selections) {
      let inner: Size;
      let levels = 0;
      if (selection.kind === Kind.FIELD) {
        const unwraps = selection.name.value === 'ofType';
        inner = selection.selectionSet
          ? measure(selection.selectionSet, unwraps ? Math.min(ofTypes + 1, FREE_OF_TYPE) : 0)
          : nothing;
        levels = unwraps && ofTypes < FREE_OF_TYPE ? 0 : 1;
        if (selection.alias) aliases += 1;
        // A repeated __typename is the cheapest alias there is.
        else if (selection.name.value === '__typename' && (typenames += 1) > 1) aliases += 1;
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        inner = measure(selection.selectionSet, ofTypes);
      } else {
        inner = measureFragment(selection.name.value, ofTypes);
      }
      depth = Math.max(depth, inner.depth + levels);
      aliases += inner.aliases;
    }
    return { depth, aliases };
  }

  function rootFields(selectionSet: SelectionSetNode): number {
    let fields = 0;
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) fields += 1;
      else if (selection.kind === Kind.INLINE_FRAGMENT) fields += rootFields(selection.selectionSet);
      else fields += rootFieldsOfFragment(selection.name.value);
    }
    return fields;
  }

  function rootFieldsOfFragment(name: string): number {
    const before = rootKnown.get(name);
    if (before !== undefined) return before;
    rootKnown.set(name, 0);
    const fragment = findFragment(name);
    const fields = fragment ? rootFields(fragment.selectionSet) : 0;
    rootKnown.set(name, fields);
    return fields;
  }

  return Object.assign(measure, { rootFields });
}
