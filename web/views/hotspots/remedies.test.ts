import { describe, expect, it } from 'vitest';
import { RequestFailure } from '../../graphql/client.js';
import { remediesOf } from './remedies.js';

const refused = (...path: string[]) => new RequestFailure('BAD_USER_INPUT', 'Not so.', undefined, path);
const offer = { levels: ['LSOA', 'WARD'], leastMetres: 500 } as const;
const state = { kernel: 'QUARTIC', method: 'DBSCAN' } as const;
const textsOf = (...path: string[]) => remediesOf(refused(...path), state, offer).map(({ text }) => text);

describe('what is possible instead of what was refused', () => {
  it('is another method where places were moved to map points', () => {
    expect(textsOf('method')).toEqual(['Test cells of 500 m with Gi*', 'Test wards instead']);
    expect(remediesOf(refused('method'), state, { ...offer, leastMetres: null })[0]?.text).toBe('Test cells with Gi*');
  });

  it('is a bandwidth that the kernel can have', () => {
    expect(textsOf('options', 'bandwidthMetres')[0]).toBe('Take a bandwidth of 500 m');
    const gaussian = remediesOf(refused('options', 'bandwidthMetres'), { ...state, kernel: 'GAUSSIAN' }, offer);
    expect(gaussian[0]).toEqual({ text: 'Take a bandwidth of 200 m', part: { bandwidth: 200 } });
  });

  it('is a period of whole months, or slices that divide it', () => {
    expect(textsOf('filter', 'from')[0]).toBe('Take the last 12 months');
    expect(textsOf('options', 'sliceMonths')[0]).toBe('Take slices of one month');
  });

  it('is a count of reports where the weights are refused', () => {
    expect(textsOf('options', 'harm', 'weights', '1', 'category')).toEqual(['Let each report count one']);
  });

  it('is areas where a purpose is wanted, and nothing where the server failed', () => {
    expect(remediesOf(new RequestFailure('PURPOSE_REQUIRED', ''), state, offer).map(({ text }) => text)).toEqual([
      'Test wards instead',
    ]);
    expect(remediesOf(new RequestFailure('INTERNAL', ''), state, offer)).toEqual([]);
  });
});
