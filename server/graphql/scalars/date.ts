import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** A local day (Europe/London) as `YYYY-MM-DD`, in and out a string: a JavaScript Date would bring a time and a zone. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A day in Europe/London, written 2025-11-05.',
  serialize(output) {
    if (typeof output === 'string' && isDay(output)) return output;
    throw new TypeError('A Date must be text of the form 2025-11-05; ask the database for it as text.');
  },
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});

function parse(input: unknown): string {
  if (typeof input === 'string' && isDay(input)) return input;
  throw new GraphQLError('A date is written year-month-day, as in "2025-11-05", and must exist in the calendar.');
}

function isDay(text: string): boolean {
  if (!/^(?:1[89]|2[01])\d\d-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
