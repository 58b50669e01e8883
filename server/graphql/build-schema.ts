import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { RESOLVERS } from './resolvers.js';

/**
 * The schema from the resolvers. No global middleware and no authChecker: who may see what is decided by the database role
 * and in the resolver, once a request, not once a field of every row.
 */
export function buildHomewardSchema(): GraphQLSchema {
  return buildSchemaSync({ resolvers: [...RESOLVERS], validate: false });
}
