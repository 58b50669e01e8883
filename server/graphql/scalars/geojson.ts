import { GraphQLError, GraphQLScalarType, valueFromASTUntyped } from 'graphql';
import { RawJson } from '../raw-json.js';

/**
 * RFC 7946 GeoJSON as one value, longitude before latitude, WGS84. Out: an object, or `RawJson` straight from ST_AsGeoJSON.
 * In: an object with a `type`; what kind of geometry an argument takes, and how large, is checked by its service.
 */
export const GeoJSONScalar = new GraphQLScalarType({
  name: 'GeoJSON',
  description:
    'GeoJSON (RFC 7946) as one value: a geometry, or a FeatureCollection where the field says so. WGS84, longitude before latitude.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc7946',
  serialize(output) {
    if (output instanceof RawJson) return output;
    if (typeof output === 'string') return new RawJson(output);
    if (isTyped(output)) return output;
    throw new TypeError('GeoJSON must be an object with a type, or its text.');
  },
  parseValue: checkInput,
  parseLiteral: (node, variables) => checkInput(valueFromASTUntyped(node, variables)),
});

function checkInput(input: unknown): unknown {
  if (isTyped(input)) return input;
  throw new GraphQLError(
    'GeoJSON must be an object such as {"type": "Polygon", "coordinates": […]}, longitude before latitude, not text.',
  );
}

function isTyped(input: unknown): input is { type: string } {
  return typeof input === 'object' && input !== null && typeof (input as { type?: unknown }).type === 'string';
}
