import 'reflect-metadata';
import { isInterfaceType, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, getMetadataStorage } from 'type-graphql';
import { guardOperations } from './operation-policies.js';
import { RESOLVERS } from './resolvers.js';

/**
 * The schema from the resolvers. No global middleware and no authChecker: who may see what is decided by the database role
 * and in the resolver, once a request, not once a field of every row.
 */
export function buildHomewardSchema(): GraphQLSchema {
  // Parameter decorators run from the last to the first; arguments are published in the order they are written.
  getMetadataStorage().params.sort((one, other) => one.index - other.index);
  building = true;
  const schema = buildSchemaSync({ resolvers: [...RESOLVERS], validate: false });
  building = false;
  resolveTypesAtOnce(schema);
  leaveInputsPlain();
  guardOperations(schema);
  return schema;
}

/** type-graphql awaits the answer of every `resolveType`, a promise for each row of a list; ours answer at once, with a name. */
function resolveTypesAtOnce(schema: GraphQLSchema): void {
  for (const { name, resolveType } of getMetadataStorage().interfaceTypes) {
    const type = schema.getType(name);
    if (resolveType && isInterfaceType(type)) type.resolveType = resolveType as NonNullable<typeof type.resolveType>;
  }
}

/**
 * type-graphql makes an instance of its class of every input object, and looks all of its metadata up for it, at each request. Ours have
 * fields only, and whoever gets one reads no more of it; as objects without a class they pass as they are.
 */
function leaveInputsPlain(): void {
  const { inputTypes, params } = getMetadataStorage();
  const inputs = new Set<unknown>(inputTypes.map(({ target }) => target));
  for (const param of params) {
    if (param.kind !== 'arg') continue;
    const { getType } = param;
    if (!inputs.has(getType())) continue;
    // Another schema may be built later, and needs to know the class.
    param.getType = () => (building ? getType() : Object);
  }
}

let building = false;

/** The schema as it is committed in schema/schema.graphql. */
export function printHomewardSchema(): string {
  return `# Printed from the resolvers by «npm run schema». Change those, not this.\n\n${printSchema(buildHomewardSchema())}\n`;
}
