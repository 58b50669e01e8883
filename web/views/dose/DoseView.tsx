import { Link, useParams } from 'react-router';
import { shortDate } from '../../components/dates.js';
import { formatCount } from '../../components/numbers.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { DoseDocument, type DoseQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { useAddressState } from '../../view-state/use-address-state.js';
import { NotForRole } from '../access/NotForRole.js';
import { areaAddress, mayKeep } from '../hotspot-areas/hotspot-words.js';
import { daysAddress, type Days } from '../visits/period-address.js';
import { PeriodForm } from '../visits/PeriodForm.js';
import { HoursChart } from './HoursChart.js';
import { WardWeeks } from './WardWeeks.js';

/** How much work an area had; to the police by ward, as they have visits. */
export function DoseView() {
  const { viewer } = useSignedIn();
  const { attendanceForm, hotspotAreas } = viewer.access;
  if (attendanceForm === 'by-ward-and-week') return <WardWeeks />;
  if (attendanceForm !== 'all' || hotspotAreas === 'nothing')
    return <NotForRole view="This" why="How much work an area had is for those who read visits." />;
  return <DosePage mayMeasure={mayKeep(hotspotAreas)} />;
}

type Dose = NonNullable<DoseQuery['dose']>;

function DosePage({ mayMeasure }: { readonly mayMeasure: boolean }) {
  const { id = '' } = useParams();
  const { state: days, change } = useAddressState<Days>(daysAddress);
  const { state, again } = useQuery(DoseDocument, { hotspotArea: id, ...days });
  useShowsRecords();
  const dose = state.status === 'ready' ? state.data.dose : undefined;
  return (
    <Page
      title={dose ? `What was done: ${dose.name}` : dose === null ? 'There is no such hotspot area' : 'What was done'}
      wide
      before={
        <Link className="govuk-back-link" to={areaAddress(id)}>
          {dose?.name ?? 'The area'}
        </Link>
      }
      lead={<p className="lead">How much work the area had, week by week. What came of it is measured apart.</p>}
      actions={
        mayMeasure && (
          <Link className="govuk-button govuk-button--secondary" to={`${areaAddress(id)}/effect`}>
            Did it work?
          </Link>
        )
      }
    >
      <PeriodForm key={daysAddress.format(days)} days={days} onAsk={(asked) => change(asked)} />
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="what was done" />}
      {dose && <Parts dose={dose} />}
    </Page>
  );
}

function Parts({ dose }: { readonly dose: Dose }) {
  const visits = dose.weeks.reduce((sum, week) => sum + week.visits, 0);
  return (
    <>
      {visits === 0 ? <Empty title="No visit was recorded in the area in this period" /> : <HoursChart dose={dose} />}
      <Weeks weeks={dose.weeks} />
      {dose.reportsByHour?.every((count) => count === 0) && (
        <p className="note">No report with a known hour came from the area in this period.</p>
      )}
      {dose.notes.map((note) => (
        <p key={note} className="note">
          {note}
        </p>
      ))}
    </>
  );
}

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`);

type Column = readonly [heading: string, of: (week: Dose['weeks'][number]) => string];

function Weeks({ weeks }: { readonly weeks: Dose['weeks'] }) {
  const hasPatrols = weeks.some(({ inKoperWindow }) => inKoperWindow !== null);
  const ofPatrols: Column = [
    'Patrols of 10–16 minutes',
    ({ inKoperWindow }) => (inKoperWindow === null ? '–' : formatCount(inKoperWindow)),
  ];
  const columns: readonly Column[] = [
    ['Visits', ({ visits }) => formatCount(visits)],
    ['Minutes', ({ minutes }) => formatCount(minutes)],
    ['Longest gap, days', ({ longestGap }) => (longestGap === null ? '–' : formatCount(longestGap))],
    ['In the planned hours', ({ inTime }) => formatCount(inTime)],
    ['Planned stops', ({ planned }) => formatCount(planned)],
    ['Visited of them', ({ planned, plannedVisited }) => `${plannedVisited} (${percent(plannedVisited, planned)})`],
    ...(hasPatrols ? [ofPatrols] : []),
  ];
  return (
    <ScrollRegion label="Weeks">
      <table className="govuk-table data-table">
        <caption className="govuk-table__caption govuk-table__caption--s">By week</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              Week from
            </th>
            {columns.map(([heading]) => (
              <th key={heading} scope="col" className="govuk-table__header govuk-table__header--numeric">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {weeks.map((week) => (
            <tr key={week.week} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {shortDate(week.week)}
              </th>
              {columns.map(([heading, of]) => (
                <td key={heading} className="govuk-table__cell govuk-table__cell--numeric">
                  {of(week)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
