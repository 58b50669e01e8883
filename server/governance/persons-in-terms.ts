/** What people type into the register is read by many: it holds nobody's name, number or birthday. Stored terms are not judged again. */
import type { AgreementTerms } from './agreement.js';
import type { FieldProblem } from './field-problem.js';
import { holdsPostcode } from './screening/postcode.js';
import { inWords, remedyOf, screen } from './screening/screen.js';

type Typed = Partial<
  Pick<AgreementTerms, 'title' | 'parties' | 'controller' | 'gatewayNote' | 'purposes' | 'agencies' | 'reviewer' | 'approval'>
>;

/** Every text that seems to hold a person, by its field, without the text. */
export function personsInTerms(terms: Typed): FieldProblem[] {
  const { title, parties = [], controller, gatewayNote, purposes = [], agencies = [], reviewer, approval } = terms;
  const lines = (field: string, texts: readonly string[]): [string, string][] =>
    texts.map((text, place) => [`${field}.${place}`, text]);
  const typed: [field: string, text: string | null | undefined][] = [
    ['title', title],
    ...lines('parties', parties),
    ['controller', controller],
    ['gatewayNote', gatewayNote],
    ...lines('purposes', purposes),
    ...lines('agencies', agencies),
    ['reviewer', reviewer],
    ['approval.by', approval?.by],
    ['approval.reference', approval?.reference],
  ];
  return typed.flatMap(([field, text]) => personsIn(text ?? '', field));
}

/** A postcode is a dozen homes. Of districts of postcodes nothing is said. */
export const homesIn = (text: string, field: string): FieldProblem[] =>
  holdsPostcode(text) ? [{ field, problem: 'The text seems to hold a postcode. Name the ward, or what stands there.' }] : [];

export function personsIn(text: string, field: string): FieldProblem[] {
  const found = screen(text, 'text', new Date());
  return found.length === 0 ? [] : [{ field, problem: `The text seems to hold ${inWords(found)}. ${remedyOf(found)}` }];
}
