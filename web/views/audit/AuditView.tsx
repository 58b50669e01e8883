import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { plural } from '../../components/numbers.js';
import { Pagination } from '../../components/Pagination.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { formatSearch, parseSearch, parseThing, type AuditSearch, type AuditThing, type ThingKind } from './audit-search.js';
import { EventTable } from './EventTable.js';
import { SearchForm } from './SearchForm.js';
import { ThingForm } from './ThingForm.js';
import { useEvents, type EventPage } from './use-events.js';
import { Verification } from './Verification.js';

const thingWords: Readonly<Record<ThingKind, string>> = { incident: 'this report', batch: 'load', area: 'area' };

/** What was done and looked at: for information governance by everybody, for everybody else by themselves. */
export function AuditView() {
  const { viewer } = useSignedIn();
  const ofEverybody = viewer.role === 'information-governance';
  const [words, setWords] = useSearchParams();
  const search = parseSearch(words);
  const thing = ofEverybody ? parseThing(words) : null;
  const [attempt, setAttempt] = useState(0);

  const onSearch = (asked: AuditSearch) => {
    setWords(formatSearch(asked));
    setAttempt(attempt + 1);
  };
  const onAsk = ({ what, code }: AuditThing) => {
    setWords({ [what]: code });
    setAttempt(attempt + 1);
  };
  return (
    <Page
      title={ofEverybody ? 'Audit' : 'Your activity'}
      lead={
        <p className="lead">
          {ofEverybody
            ? 'Who looked at what, for which purpose, and what they took out or changed. Reading it is recorded too.'
            : 'What you looked at, took out or changed here, as the information governance officer sees it.'}
        </p>
      }
    >
      <div className="data-page audit-page">
        <section className="data-page__upload" aria-labelledby="audit-search-heading">
          <h2 className="data-page__heading" id="audit-search-heading">
            Search
          </h2>
          <SearchForm search={search} ofEverybody={ofEverybody} onSearch={onSearch} />
          {ofEverybody && (
            <>
              <h2 className="data-page__heading">Who has looked at this</h2>
              <ThingForm thing={thing} onAsk={onAsk} />
              <h2 className="data-page__heading">Is it as it was written?</h2>
              <Verification onDone={() => setAttempt(attempt + 1)} />
            </>
          )}
        </section>
        <section aria-labelledby="audit-events-heading">
          <h2 className="data-page__heading" id="audit-events-heading">
            {thing === null
              ? 'Events'
              : `Events that name ${thingWords[thing.what]}${thing.what === 'incident' ? '' : ` ${thing.code}`}`}
          </h2>
          <Events key={words.toString()} search={search} thing={thing} attempt={attempt} again={() => setAttempt(attempt + 1)} />
        </section>
      </div>
    </Page>
  );
}

interface EventsProps {
  readonly search: AuditSearch;
  readonly thing: AuditThing | null;
  readonly attempt: number;
  readonly again: () => void;
}

function Events({ search, thing, attempt, again }: EventsProps) {
  /** Cursors of the pages turned to, the first page's left out. */
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const state = useEvents(search, thing, cursors.at(-1) ?? null, attempt);
  const announce = useAnnounce();
  const number = cursors.length + 1;
  const found = state.status === 'ready' ? captionOf(state.page, number) : null;
  useEffect(() => {
    if (found !== null && (attempt > 0 || number > 1)) announce(found);
  }, [found, attempt, number, announce]);
  if (state.status === 'failed') return <Failed failure={state.failure} again={again} />;
  const page = state.status === 'ready' ? state.page : state.stale;
  if (!page) return <Loading what="the events" />;
  const events = page.edges.map(({ node }) => node);
  if (events.length === 0) {
    return (
      <Empty title="No such event">
        <p className="govuk-body-s">Nothing was recorded that fits. Widen the search, or clear it.</p>
      </Empty>
    );
  }
  const { hasNextPage, endCursor } = page.pageInfo;
  const caption = captionOf(page, number);
  return (
    <div className={state.status === 'loading' ? 'is-stale' : undefined} aria-busy={state.status === 'loading'}>
      <p className="audit-page__count">{caption}.</p>
      <EventTable key={events[0]?.id} caption={caption} events={events} />
      <Pagination
        label="Pages of events"
        previous={number > 1 ? { text: `page ${number - 1}`, go: () => setCursors(cursors.slice(0, -1)) } : undefined}
        next={
          hasNextPage && endCursor ? { text: `page ${number + 1}`, go: () => setCursors([...cursors, endCursor]) } : undefined
        }
      />
    </div>
  );
}

/** «1,204 events, newest first, page 3». */
function captionOf({ totalCount, edges }: EventPage, number: number): string {
  return `${plural(totalCount ?? edges.length, 'event', 'events')}, newest first${number > 1 ? `, page ${number}` : ''}`;
}
