/**
 * Whether free text seems to hold somebody's telephone number or e-mail address. Homeward keeps no person; what a call-taker typed into a
 * place or an outcome may name one. Only told, never taken out: a number may be a bus route's.
 */
const E_MAIL = /[\w.+-]+@[\w-]+\.[\w.-]*\w/;
/** British: 0 or +44 and nine or ten more digits, with spaces, hyphens or brackets between. */
const TELEPHONE = /(?<![\d.])(?:\+44|\(?0)(?:[\s()-]*\d){9,10}(?![\d.])/;

export function holdsContactDetails(text: string): boolean {
  return E_MAIL.test(text) || TELEPHONE.test(text);
}
