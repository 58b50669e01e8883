import { useEffect, useState } from 'react';
import { AuditEventsDocument, AuditOfDocument, type AuditEventsQuery } from '../../graphql.generated.js';
import { asFailure, request, type RequestFailure } from '../../graphql/client.js';
import { filterOf, subjectOf, type AuditSearch, type AuditThing } from './audit-search.js';

const atOnce = 25;

export type EventPage = AuditEventsQuery['auditEvents'];

export type EventsState =
  | { readonly status: 'loading'; readonly stale: EventPage | undefined }
  | { readonly status: 'failed'; readonly failure: RequestFailure }
  | { readonly status: 'ready'; readonly page: EventPage };

/** One page of events, asked afresh each time: unlike other answers they grow with everything that is done, reading them included. */
export function useEvents(search: AuditSearch, thing: AuditThing | null, after: string | null, attempt: number): EventsState {
  const key = JSON.stringify([search, thing, after, attempt]);
  const [settled, setSettled] = useState<{ key: string; page?: EventPage; failure?: RequestFailure }>();

  useEffect(() => {
    const controller = new AbortController();
    const page = { first: atOnce, ...(after === null ? {} : { after }) };
    const asked =
      thing === null
        ? request(AuditEventsDocument, { filter: filterOf(search), ...page }, controller.signal).then((data) => data.auditEvents)
        : request(AuditOfDocument, { ...subjectOf(thing), ...page }, controller.signal).then((data) => data.auditOf);
    asked.then(
      (found) => setSettled({ key, page: found }),
      (error: unknown) => {
        if (!controller.signal.aborted) setSettled({ key, failure: asFailure(error) });
      },
    );
    return () => controller.abort();
    // `key` stands for all of them.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);

  if (settled?.key !== key) return { status: 'loading', stale: settled?.page };
  if (settled.failure) return { status: 'failed', failure: settled.failure };
  return { status: 'ready', page: settled.page! };
}
