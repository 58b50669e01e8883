import { useCallback } from 'react';
import { Link } from 'react-router';
import { formatCount } from '../../components/numbers.js';
import { Slider } from '../../components/Slider.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { ReachInHourDocument, type ReachInHourQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { useAddressState, type ChangeState } from '../../view-state/use-address-state.js';
import { weekdayNames } from '../../view-state/clock-words.js';
import { NotForRole } from '../access/NotForRole.js';
import { AttendanceTrends } from './AttendanceTrends.js';
import { BestSessions } from './BestSessions.js';
import { DemandThen } from './DemandThen.js';
import { OpenThen } from './OpenThen.js';
import { clockOf, hourWords, provisionFormat, type ProvisionState } from './provision-state.js';
import { ReachMap } from './ReachMap.js';
import { ReachTable } from './ReachTable.js';
import { SchoolsWithout } from './SchoolsWithout.js';
import { WeekGrid } from './WeekGrid.js';
import { WhatIf } from './WhatIf.js';

/** What is open for children, where and when, and who lives within a walk of it. */
export function ProvisionView() {
  const { viewer } = useSignedIn();
  if (!viewer.access.reference)
    return <NotForRole view="Youth provision" why="It is for those who plan provision, or write about it." />;
  return <ProvisionPage keeps={viewer.access.keepsProvision} asked={viewer.access.youthAsks !== 'nothing'} />;
}

function ProvisionPage({ keeps, asked }: { readonly keeps: boolean; readonly asked: boolean }) {
  const { state, change } = useAddressState(provisionFormat);
  const { weekday, hour, season } = state;
  const { state: answer, again } = useQuery(ReachInHourDocument, { weekday, hour, seasons: season === null ? null : [season] });
  const shown = answer.status === 'ready' ? answer.data : answer.status === 'loading' ? answer.stale : undefined;
  return (
    <Page
      title="Youth provision"
      wide
      lead={shown && <Lead shown={shown} state={state} />}
      actions={
        <div className="toolbar">
          {asked && (
            <Link className="govuk-button govuk-button--secondary" to="/provision/asked-for">
              What young people asked for
            </Link>
          )}
          <Link className="govuk-button govuk-button--secondary" to="/provision/barriers">
            Barriers to walking
          </Link>
          {keeps && (
            <Link className="govuk-button govuk-button--secondary" to="/provision/sessions">
              Keep sessions and places
            </Link>
          )}
          <button type="button" className="govuk-button govuk-button--secondary" onClick={() => window.print()}>
            Print
          </button>
        </div>
      }
    >
      <HourChoice state={state} change={change} seasons={shown?.youthReach.seasons ?? []} />
      {answer.status === 'failed' && <Failed failure={answer.failure} again={again} />}
      {answer.status === 'loading' && !shown && <Loading what="who is within a walk" />}
      {shown && <Shown shown={shown} state={state} change={change} busy={answer.status === 'loading'} />}
    </Page>
  );
}

function Lead({ shown, state: { weekday, hour } }: { readonly shown: ReachInHourQuery; readonly state: ProvisionState }) {
  const { children, hours } = shown.youthReach;
  const of = hours[(weekday - 1) * 24 + hour]!;
  return (
    <p className="lead">
      <strong>
        {hourWords(weekday, hour)}: {formatCount(of.open)} of {formatCount(children)} children aged 10–17
      </strong>{' '}
      live within a walk of an open session; {formatCount(of.notStated)} more, of one that may be open.
    </p>
  );
}

function HourChoice({
  state: { weekday, hour, season },
  change,
  seasons,
}: {
  readonly state: ProvisionState;
  readonly change: ChangeState<ProvisionState>;
  readonly seasons: readonly string[];
}) {
  const settle = useCallback((at: number) => change({ hour: at }), [change]);
  const named = seasons.filter((words) => words !== 'all year');
  return (
    <div className="provision-choice">
      <div>
        <label className="govuk-label" htmlFor="provision-weekday">
          Weekday
        </label>
        <select
          className="govuk-select"
          id="provision-weekday"
          value={weekday}
          onChange={(event) => change({ weekday: Number(event.target.value) })}
        >
          {weekdayNames.map((name, index) => (
            <option key={name} value={index + 1}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <Slider
        id="provision-hour"
        label="Hour"
        stops={Array.from({ length: 24 }, (_, at) => `${clockOf(at)}–${clockOf(at + 1)}`)}
        at={hour}
        onSettle={settle}
      />
      <div>
        <label className="govuk-label" htmlFor="provision-season">
          Season
        </label>
        <select
          className="govuk-select"
          id="provision-season"
          value={season ?? ''}
          onChange={(event) => change({ season: event.target.value === '' ? null : event.target.value })}
        >
          <option value="">Not said: seasonal sessions may be open</option>
          {[...new Set([...named, ...(season === null ? [] : [season])])].map((words) => (
            <option key={words} value={words}>
              {words}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

function Shown({
  shown,
  state,
  change,
  busy,
}: {
  readonly shown: ReachInHourQuery;
  readonly state: ProvisionState;
  readonly change: ChangeState<ProvisionState>;
  readonly busy: boolean;
}) {
  const { youthReach: reach, walkBarriers: barriers } = shown;
  if (reach.children === 0) {
    return (
      <Empty title="Nobody is known to live here yet">
        <p className="govuk-body-s">
          Reach needs boundaries and residents by age. Load them, and the sessions, on the page «Data».
        </p>
      </Empty>
    );
  }
  return (
    <div className={busy ? 'provision provision--busy' : 'provision'} aria-busy={busy}>
      <section aria-labelledby="provision-week" className="provision__whole">
        <h2 className="govuk-heading-m" id="provision-week">
          The week
        </h2>
        <WeekGrid hours={reach.hours} children={reach.children} state={state} change={change} />
      </section>
      <section aria-labelledby="provision-where">
        <h2 className="govuk-heading-m" id="provision-where">
          Where, {hourWords(state.weekday, state.hour)}
        </h2>
        <ReachMap areas={reach.areas} barriers={barriers} state={state} />
      </section>
      <section aria-labelledby="provision-wards">
        <h2 className="govuk-heading-m" id="provision-wards">
          Children with nothing open near
        </h2>
        <ReachTable areas={reach.areas} when={hourWords(state.weekday, state.hour)} />
      </section>
      <DemandThen areas={reach.areas} state={state} />
      <OpenThen state={state} notCounted={reach.notCounted} />
      <AttendanceTrends />
      <SchoolsWithout />
      <BestSessions state={state} />
      <WhatIf state={state} />
      <p className="govuk-body-s provision__whole">
        Method: {reach.method}; a walk is up to {formatCount(reach.walkMetres)} m. Residents: {reach.basis ?? 'not known'}.
        {reach.onSquares > 0 &&
          ` In ${formatCount(reach.onSquares)} LSOAs no postcode is loaded: their children are spread over squares.`}
        {reach.leftOut > 0 && ` ${formatCount(reach.leftOut)} LSOAs are left out, since who lives there is not known.`}
      </p>
    </div>
  );
}
