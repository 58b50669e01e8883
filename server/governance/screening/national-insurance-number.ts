/**
 * National Insurance numbers: two letters, six digits, a letter A to D. Source: HMRC, National Insurance Manual NIM39110, which says
 * which letters are not given out.
 */
const NUMBER =
  /(?<![a-z\d])(?!bg|gb|kn|nk|nt|tn|zz)[a-ceghj-pr-tw-z][a-ceghj-npr-tw-z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[a-d](?![a-z\d])/i;

export function holdsNationalInsuranceNumber(text: string): boolean {
  return NUMBER.test(text);
}
