import { describe, expect, it } from 'vitest';
import { writtenParts } from './written-parts.js';

const paragraph = (...lines: string[]) => ({ isPoint: false, lines });
const point = (line: string) => ({ isPoint: true, lines: [line] });

describe('the parts of a text', () => {
  it.each([
    ['', []],
    [' \n\n \n', []],
    ['One.\nStill one.\n\nTwo.', [paragraph('One.', 'Still one.'), paragraph('Two.')]],
    ['Asked:\n- clubs\n* lights\n\nAfter.', [paragraph('Asked:'), point('clubs'), point('lights'), paragraph('After.')]],
    ['- one\nthen a line', [point('one'), paragraph('then a line')]],
  ])('of %j', (written, parts) => expect(writtenParts(written)).toEqual(parts));

  it('takes no minus and no dash inside a line for a point', () => {
    expect(writtenParts('-5 % since March\nharbour - north')).toEqual([paragraph('-5 % since March', 'harbour - north')]);
  });
});
