import { badUserInput, type InputPath } from '../../errors.js';
import { inWords, remedyOf, screen } from './screen.js';

/**
 * What somebody types anywhere: notes, reasons, names of areas. @throws CallerError BAD_USER_INPUT at `path`, which does not repeat it
 */
export function checkTyped(text: string, path: InputPath, today: Date = new Date()): string {
  const found = screen(text, 'text', today);
  if (found.length > 0) throw badUserInput(`The text seems to hold ${inWords(found)}. ${remedyOf(found)}`, path);
  return text;
}
