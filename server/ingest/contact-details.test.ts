import { expect, test } from 'vitest';
import { holdsContactDetails } from './contact-details.js';

test.each(['ring 0151 496 0000', '(0151) 496 0000', '+44 7700 900123', '07700-900123', 'write to a.b+c@example.org.uk'])(
  '%j',
  (text) => expect(holdsContactDetails(text)).toBe(true),
);

test.each([
  'L20 1AB',
  '53 bus, 2 stops',
  '2024-02-01T19:30',
  '334000 395000',
  '12 @ the park',
  'log 20240201123456',
  '0.1234567890',
])('not %j', (text) => expect(holdsContactDetails(text)).toBe(false));
