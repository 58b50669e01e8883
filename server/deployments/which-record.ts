import type { Which } from '../governance/asked-change.js';
import { numberOfId } from '../number-of-id.js';

/** Which record is to be changed, in which version it was seen; null for a new one. */
export function whichRecord(id: string | null | undefined, version: number | null | undefined): Which | null {
  return id == null ? null : { id: numberOfId(id), version };
}
