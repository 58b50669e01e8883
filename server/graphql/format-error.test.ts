import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { RequestAbandoned } from '../database/abandoned.js';
import { errorFormatter } from './format-error.js';
import { RequestOver } from './viewer-transaction.js';

function levelOf(original: Error): number {
  const lines: { level: number }[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line) as { level: number }) });
  const error = new GraphQLError(original.message, { originalError: original });
  const told = errorFormatter(log)(error.toJSON(), error);
  expect(told.extensions?.['code']).toBe('INTERNAL');
  return lines[0]!.level;
}

describe('the log', () => {
  it('is not alarmed by requests that were given up, whichever statement they had come to', () => {
    expect(levelOf(new RequestAbandoned())).toBe(pino.levels.values['info']);
    expect(levelOf(new RequestOver())).toBe(pino.levels.values['info']);
    expect(levelOf(new Error('Something broke.'))).toBe(pino.levels.values['error']);
  });
});
