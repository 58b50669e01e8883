import { badUserInput, type InputPath } from './errors.js';

/** Ids of rows are their numbers. @throws CallerError BAD_USER_INPUT naming where the id stands */
export function numberOfId(id: string, ...path: InputPath): number {
  if (!/^\d{1,15}$/.test(id)) throw badUserInput('This id is a number.', path.length === 0 ? ['id'] : path);
  return Number(id);
}
