import { readFileSync } from 'node:fs';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLNamedType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildHomewardSchema, printHomewardSchema } from '../../server/graphql/build-schema.js';

const schema = buildHomewardSchema();

describe('the schema', () => {
  it('is committed as the resolvers publish it (else: npm run schema)', () => {
    expect(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8')).toBe(printHomewardSchema());
  });

  it('describes every type, field, argument and value', () => {
    const own = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__') && !STANDARD.has(name));
    expect(own.concat([schema.getQueryType()!, schema.getMutationType()!]).flatMap(undescribed)).toEqual([]);
  });
});

/** GraphQL's own scalars, and the two root types, whose fields say all there is to say. */
const STANDARD = new Set(['String', 'Int', 'Float', 'Boolean', 'ID', 'Query', 'Mutation']);

function undescribed(type: GraphQLNamedType): string[] {
  const missing = type.description || STANDARD.has(type.name) ? [] : [type.name];
  if (isEnumType(type)) {
    for (const entry of type.getValues()) if (!entry.description) missing.push(`${type.name}.${entry.name}`);
  }
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) {
      if (!field.description) missing.push(`${type.name}.${field.name}`);
      const inner = 'args' in field ? field.args : [];
      for (const argument of inner) if (!argument.description) missing.push(`${type.name}.${field.name}(${argument.name})`);
    }
  }
  return missing;
}
