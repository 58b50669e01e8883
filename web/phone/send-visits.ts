/** Sends what waits, one visit after the other; what an answer was lost of is sent again, and stored once by its id. */
import { RecordVisitDocument } from '../graphql.generated.js';
import { asFailure, request, type RequestFailure } from '../graphql/client.js';
import { asSent } from './kept-visit.js';
import { keepVisit, keptShift, keptVisits, putAway } from './phone-store.js';

let sending: Promise<RequestFailure | null> | null = null;

/** @returns why not all was sent; null when nothing waits any more */
export function sendVisits(onChange: () => void): Promise<RequestFailure | null> {
  sending ??= sendAll(onChange).finally(() => void (sending = null));
  return sending;
}

async function sendAll(onChange: () => void): Promise<RequestFailure | null> {
  for (const visit of keptVisits()) {
    if (visit.stands !== 'waiting') continue;
    try {
      const { recordVisits } = await request(RecordVisitDocument, { visits: [asSent(visit)] });
      const { became, problems } = recordVisits[0]!;
      // Signed out meanwhile: what was sent is forgotten.
      if (became !== 'REFUSED' && keptShift() === null) putAway(visit.id);
      else
        keepVisit({
          ...visit,
          stands: became === 'REFUSED' ? 'refused' : 'sent',
          problems: problems.map(({ problem }) => problem),
        });
    } catch (error) {
      const failure = asFailure(error);
      // Anything but what it says itself may be over by the next time.
      if (failure.code !== 'BAD_USER_INPUT') return failure;
      keepVisit({ ...visit, stands: 'refused', problems: [failure.message] });
    }
    onChange();
  }
  return null;
}
