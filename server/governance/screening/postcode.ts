/**
 * Postcodes: one or two letters, a digit, perhaps one more sign, then a digit and two letters; the last three with or without a space before them. Source:
 * Royal Mail, Programmers’ Guide, edition 7. A postcode is a dozen homes, and beside an age one child.
 */
const POSTCODE = /(?<![a-z\d])[a-z]{1,2}\d[a-z\d]?\s?\d[abd-hjlnp-uw-z]{2}(?![a-z\d])/i;

export function holdsPostcode(text: string): boolean {
  return POSTCODE.test(text);
}
