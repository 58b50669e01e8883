import { Link, useNavigate } from 'react-router';
import { longDate } from '../../../components/dates.js';
import { Empty, Failed, Loading } from '../../../components/States.js';
import { QuestionsForm } from '../../../forms/QuestionsForm.js';
import { rowsAs, rowsIn, type Answers, type Problems, type Question } from '../../../forms/questions.js';
import { SchoolHolidaysDocument, SetSchoolHolidaysDocument, type SchoolHolidaysQuery } from '../../../graphql.generated.js';
import { request } from '../../../graphql/client.js';
import { useQuery } from '../../../graphql/use-query.js';
import { Page } from '../../../layout/Page.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { NotForRole } from '../../access/NotForRole.js';

const questions: readonly Question[] = [
  {
    name: 'holidays',
    label: 'School holidays',
    hint: 'Days without school, first and last included. Bank holidays are known already',
    kind: {
      each: 'holiday',
      columns: [
        { name: 'name', label: 'Name', kind: 'text' },
        { name: 'from', label: 'First day', kind: 'date' },
        { name: 'to', label: 'Last day', kind: 'date' },
      ],
    },
  },
  { name: 'reason', label: 'Why the list changes', hint: 'Such as «As the council set them for 2027»', kind: 'text' },
];

/** The school holidays that rules of teams go by: one list, which a planner keeps. */
export function SchoolHolidaysView() {
  const { viewer } = useSignedIn();
  const { deployments } = viewer.access;
  if (deployments === 'nothing')
    return <NotForRole view="School holidays" why="They are for those who send teams, or know where they may go." />;
  return <Holidays keeps={deployments === 'planning'} />;
}

function Holidays({ keeps }: { readonly keeps: boolean }) {
  const { state, again } = useQuery(SchoolHolidaysDocument, {});
  const calendar = state.status === 'ready' ? state.data.schoolCalendar : undefined;
  return (
    <Page
      title="School holidays"
      before={
        <Link className="govuk-back-link" to="/deployments">
          Deployments
        </Link>
      }
      lead={
        <p className="lead">
          As the partnership enters them, one list for all teams; councils, academies and dioceses differ. Rules «in school
          holidays» go by it.
        </p>
      }
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the school holidays" />}
      {calendar && keeps && <HolidaysForm calendar={calendar} />}
      {calendar && !keeps && calendar.holidays.length === 0 && <Empty title="No school holiday has been entered" />}
      {calendar && !keeps && (
        <ul className="govuk-list govuk-list--bullet">
          {calendar.holidays.map(({ name, from, to }) => (
            <li key={name + from}>
              {name}: {longDate(from)} to {longDate(to)}
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

function HolidaysForm({ calendar }: { readonly calendar: SchoolHolidaysQuery['schoolCalendar'] }) {
  const navigate = useNavigate();
  return (
    <QuestionsForm
      questions={questions}
      known={{ holidays: rowsAs(calendar.holidays.map(({ name, from, to }) => ({ name, from, to }))) }}
      button="Save the school holidays"
      send={(answers) => sent(calendar.version, answers)}
      onDone={() => void navigate('/deployments', { state: { done: 'The school holidays are saved. Shifts follow from them.' } })}
    />
  );
}

async function sent(version: number, { holidays: written, reason = '' }: Answers): Promise<Problems> {
  const holidays = rowsIn(written).map(({ name = '', from = '', to = '' }) => ({ name, from, to }));
  if (holidays.some(({ from, to }) => from === '' || to === ''))
    return [{ field: 'holidays', problem: 'Enter the first and the last day of each holiday, or remove it' }];
  return (await request(SetSchoolHolidaysDocument, { version, holidays, reason })).setSchoolHolidays.problems;
}
