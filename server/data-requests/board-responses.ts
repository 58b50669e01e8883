/** The areas' answers counted by class, and what the report's own text says otherwise. */
import { BOARD_RESPONSE_CLASSES, type BoardResponse, type BoardResponseClass } from './board-responses.sql.js';

export interface CountedClass {
  readonly responseClass: BoardResponseClass;
  readonly areas: number;
}

export const countedClasses = (responses: readonly BoardResponse[]): CountedClass[] =>
  BOARD_RESPONSE_CLASSES.map((responseClass) => ({
    responseClass,
    areas: responses.filter((one) => one.responseClass === responseClass).length,
  }));

/** Errors of the report that these figures were made for, beside what its own table counts. Of another report's table nothing is said. */
export function printedOtherwise(responses: readonly BoardResponse[]): string[] {
  if (!responses.some(({ document }) => /^CCO report Keeping Kids Safe\b/i.test(document))) return [];
  const count = (...classes: BoardResponseClass[]): number =>
    responses.filter(({ responseClass }) => classes.includes(responseClass)).length;
  const failed = count('failed to respond');
  return [
    `The report’s text says that nine areas failed to respond and sixteen responded. Its table counts ${failed} and ${responses.length - failed}, and is what is shown here.`,
    `The report’s text says that four held no relevant information. Its table counts ${count('no data')} that held no data and ${count('very limited')} that gave very limited information.`,
  ];
}
