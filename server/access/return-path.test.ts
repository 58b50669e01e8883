import { describe, expect, it } from 'vitest';
import { returnPath } from './return-path.js';

describe('the path to go back to', () => {
  it.each([
    undefined,
    null,
    7,
    ['/explore'],
    '',
    'explore',
    '//elsewhere.example',
    '///elsewhere.example',
    '/\\elsewhere.example',
    '\\\\elsewhere.example',
    '/\t/elsewhere.example',
    '/\n/elsewhere.example',
    '\t//elsewhere.example',
    '/.//elsewhere.example',
    '/x/..//elsewhere.example',
    '/%2e//elsewhere.example',
    'https://elsewhere.example',
    'https:elsewhere.example',
    'javascript:alert(1)',
    'data:text/html,x',
    `/${'a'.repeat(2_000)}`,
  ])('%j leads to the start', (text) => {
    expect(returnPath(text)).toBe('/');
  });

  it.each(['/', '/explore', '/explore?areas=E1&from=2024-01#map', '/areas/E01000001', '/explore?next=//elsewhere.example'])(
    '%j is kept',
    (text) => {
      expect(returnPath(text)).toBe(text);
    },
  );
});
