import { describe, expect, it } from 'vitest';
import { formatProfile, parseProfile, profileChanged, usualAsked } from './profile-address.js';

const read = (address: string) => parseProfile(new URLSearchParams(address));

describe('the address of the vulnerability profile', () => {
  it('says nothing of what is usual', () => {
    expect(formatProfile(read(''))).toBe('');
    expect(read('').asked).toEqual(usualAsked);
  });

  it.each([
    'show=tables&table=32b',
    'show=own&extract=12&exposure=age-band&adjust=gender&correction=CR0',
    'show=own&adjust=&reference.gender=male',
  ])('reads what it wrote: %s', (address) => {
    expect(formatProfile(read(address))).toBe(new URLSearchParams(address).toString());
  });

  it('takes no word that it does not know', () => {
    const { show, asked } = read('show=names&exposure=name&correction=CR9&reference.gender=girl');
    expect([show, asked]).toEqual(['ratios', usualAsked]);
  });

  it('another kind of figures keeps no table', () => {
    expect(profileChanged(read('show=tables&table=30'), { show: 'own' }).table).toBeNull();
  });
});
