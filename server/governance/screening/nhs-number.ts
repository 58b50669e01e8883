/**
 * NHS numbers: ten digits of which the last is a check digit, in one piece or as 3 3 4. The first nine times 10, 9 … 2 are added up; 11
 * less what is left after division by 11 is the check digit, 11 standing for 0, and 10 for a number that is none.
 * Source: NHS Data Dictionary, NHS NUMBER.
 */
const TEN_DIGITS = /(?<!\d)(?<!\d\.)(\d{3})[\s-]{0,2}(\d{3})[\s-]{0,2}(\d{4})(?!\d)/g;
/** First digits of numbers given out in England and Wales (4, 6, 7) and of those for tests (9). */
const ISSUED = /^[4679]/;

export function holdsNhsNumber(text: string): boolean {
  return numbers(text).length > 0;
}

/** The same where many other numbers of ten digits stand: every eleventh of them has a right check digit by chance. */
export function holdsIssuedNhsNumber(text: string): boolean {
  return numbers(text).some((digits) => ISSUED.test(digits));
}

function numbers(text: string): string[] {
  return [...text.matchAll(TEN_DIGITS)].map(([, a, b, c]) => `${a}${b}${c}`).filter(isNhsNumber);
}

export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return false;
  let sum = 0;
  for (let place = 0; place < 9; place++) sum += Number(digits[place]) * (10 - place);
  const check = 11 - (sum % 11);
  return check !== 10 && Number(digits[9]) === (check === 11 ? 0 : check);
}
