import { StillHereDocument } from '../graphql.generated.js';
import { request } from '../graphql/client.js';

const EVERY_MILLISECONDS = 5 * 60_000;
let said = Date.now();

/** A session ends when nobody did anything for half an hour. Counting on a phone is doing something, though nothing is sent until the visit is over. */
export function sayActive(now: number = Date.now()): void {
  if (now - said < EVERY_MILLISECONDS) return;
  said = now;
  // Without signal nobody hears it, and nothing is lost by that.
  request(StillHereDocument, {}).catch(() => undefined);
}
