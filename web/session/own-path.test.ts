import { describe, expect, it } from 'vitest';
import { ownPath } from './own-path.js';

describe('the path to go on to', () => {
  it.each([
    null,
    '',
    'explore',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/\n/elsewhere.example',
    '/x/..//elsewhere.example',
    'https://elsewhere.example',
    'javascript:alert(1)',
  ])('%j leads to the start', (text) => {
    expect(ownPath(text)).toBe('/');
  });

  it.each(['/explore', '/explore?areas=E1&from=2024-01#map', '/explore?next=//elsewhere.example'])('%j is kept', (text) => {
    expect(ownPath(text)).toBe(text);
  });
});
