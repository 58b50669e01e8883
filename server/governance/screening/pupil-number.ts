/**
 * Unique pupil numbers: a check letter, the local authority's three digits, the school's four, the year's two, a serial number; in temporary
 * ones the last place is a letter. The twelve places after the check letter times 2, 3 … 13 are added up; what is left after division
 * by 23 names the letter, without I, O and S. Source: Department for Education, «Unique pupil numbers: a guide», annex on the check letter.
 */
const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const THIRTEEN = /(?<![a-z\d])([a-hj-np-rt-z])(\d{11})(\d|[a-hj-np-rt-z])(?![a-z\d])/gi;

export function holdsPupilNumber(text: string): boolean {
  return [...text.matchAll(THIRTEEN)].some(([whole]) => isPupilNumber(whole));
}

export function isPupilNumber(text: string): boolean {
  const upper = text.toUpperCase();
  if (!/^[A-Z]\d{11}[A-Z\d]$/.test(upper)) return false;
  let sum = 0;
  for (let place = 1; place < 13; place++) {
    const sign = upper[place]!;
    const worth = /\d/.test(sign) ? Number(sign) : LETTERS.indexOf(sign);
    if (worth < 0) return false;
    sum += worth * (place + 1);
  }
  return LETTERS[sum % 23] === upper[0];
}
