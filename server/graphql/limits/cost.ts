import {
  GraphQLError,
  isCompositeType,
  isListType,
  isNonNullType,
  print,
  type DocumentNode,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import { costLimit } from '../../errors.js';
import { USUAL_PAGE } from '../page.js';

/**
 * What one request may cost. A page of 500 incidents of nine fields costs about 6,000, a list of 500 areas with population
 * and deprivation about 8,000; three nested lists do not fit.
 */
export const LARGEST_COST = 30_000;

/** How many items a list without `first` is taken to have, unless its field says so with `complexity`. */
const ASSUMED_ITEMS = 5;

interface PricedRequest {
  schema: GraphQLSchema;
  document: DocumentNode;
  variables: Record<string, unknown> | undefined;
  operationName: string | undefined;
}

/**
 * The price of a request with its variables and their defaults filled in: a literal, a variable and a default cost the same.
 * Throws COST_LIMIT above `LARGEST_COST`. Variables that do not fit their types cost nothing here: execution refuses them.
 */
export function priceRequest(request: PricedRequest): number {
  const prices = knownPrices(request.document);
  const key = prices.keyOf(request);
  const known = prices.byKey.get(key);
  if (known !== undefined) return known;
  const cost = price(request);
  if (cost === undefined) return 0;
  if (cost > LARGEST_COST) {
    throw costLimit(
      `This request would cost ${Math.round(cost)}; at most ${LARGEST_COST} is answered. Ask for fewer with «first», or nest fewer lists.`,
    );
  }
  if (prices.byKey.size >= MOST_KNOWN_PRICES) prices.byKey.clear();
  prices.byKey.set(key, cost);
  return cost;
}

/** Undefined when variables do not fit. */
function price({ schema, document, variables, operationName }: PricedRequest): number | undefined {
  try {
    return getComplexity({
      schema,
      query: document,
      variables: variables ?? {},
      ...(operationName ? { operationName } : {}),
      estimators: [byField, byShape],
    });
  } catch (error) {
    const node = error instanceof GraphQLError ? error.nodes?.[0] : undefined;
    if (node) return undefined;
    throw costLimit('This request names too many fields. Split it into several.');
  }
}

interface KnownPrices {
  readonly byKey: Map<string, number>;
  keyOf(request: PricedRequest): string;
}

const MOST_KNOWN_PRICES = 100;

/** Documents are kept by Apollo from one request to the next; their prices live as long. */
const pricesOf = new WeakMap<DocumentNode, KnownPrices>();

/**
 * The prices found for a document so far. They depend on the operation and on its whole numbers and booleans alone: `first`,
 * `limit`, and whether a field is skipped. An absent variable is not the same as null, which no default replaces.
 */
function knownPrices(document: DocumentNode): KnownPrices {
  const before = pricesOf.get(document);
  if (before) return before;
  const variables = document.definitions
    .flatMap((definition) => ('variableDefinitions' in definition ? (definition.variableDefinitions ?? []) : []))
    .filter(({ type }) => /^(Int|Boolean)!?$/.test(print(type)))
    .map(({ variable }) => variable.name.value);
  const known: KnownPrices = {
    byKey: new Map(),
    keyOf: (request) =>
      JSON.stringify([request.operationName, Object.fromEntries(variables.map((name) => [name, request.variables?.[name]]))]),
  };
  pricesOf.set(document, known);
  return known;
}

/** What a field's price may depend on; `knownPrices` relies on there being nothing else. */
export interface PricedArguments {
  readonly first?: number | null;
  readonly limit?: number | null;
}

type FieldCost = number | ((parts: { args: PricedArguments; childComplexity: number }) => number);

/** The price a field states itself: `@Field({ complexity })`, `@Query({ complexity })`. A number is added to its children's. */
const byField: ComplexityEstimator = ({ field, args, childComplexity }) => {
  const stated = field.extensions?.['complexity'] as FieldCost | undefined;
  if (stated === undefined) return undefined;
  const { first, limit } = args as PricedArguments;
  return typeof stated === 'function' ? stated({ args: { first, limit }, childComplexity }) : stated + childComplexity;
};

/** The price by shape: pages by `first`, other lists by an assumed length, anything else 1 and its children. */
const byShape: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  if (field.name === '__typename' || type.name === 'PageInfo') return 0;
  if (field.name === 'pageInfo') return childComplexity;
  if (field.args.some(({ name }) => name === 'first')) {
    const first = (args['first'] as number | null | undefined) ?? USUAL_PAGE;
    return 1 + Math.max(0, first) * childComplexity;
  }
  // The items of a page are multiplied by the connection, which alone knows how many there are.
  if (field.name === 'edges') return childComplexity;
  const introspection = type.name.startsWith('__');
  return 1 + childComplexity * (isListOfObjects(field.type) && !introspection ? ASSUMED_ITEMS : 1);
};

function isListOfObjects(type: GraphQLOutputType): boolean {
  const nullable = isNonNullType(type) ? type.ofType : type;
  if (!isListType(nullable)) return false;
  const item = isNonNullType(nullable.ofType) ? nullable.ofType.ofType : nullable.ofType;
  return isCompositeType(item);
}
