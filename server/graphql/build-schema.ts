import 'reflect-metadata';
import { printSchema, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, getMetadataStorage } from 'type-graphql';
import { RESOLVERS } from './resolvers.js';

/**
 * The schema from the resolvers. No global middleware and no authChecker: who may see what is decided by the database role
 * and in the resolver, once a request, not once a field of every row.
 */
export function buildHomewardSchema(): GraphQLSchema {
  // Parameter decorators run from the last to the first; arguments are published in the order they are written.
  getMetadataStorage().params.sort((one, other) => one.index - other.index);
  return buildSchemaSync({ resolvers: [...RESOLVERS], validate: false });
}

/** The schema as it is committed in schema/schema.graphql. */
export function printHomewardSchema(): string {
  return `# Printed from the resolvers by «npm run schema». Change those, not this.\n\n${printSchema(buildHomewardSchema())}\n`;
}
