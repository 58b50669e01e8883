import { Link, useSearchParams } from 'react-router';
import { longMonth } from '../../components/dates.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { AsbCaseFiguresDocument, type AsbCaseFiguresBy, type AsbCaseFiguresQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { quarterText } from './noise-words.js';
import { QuarterTable } from './QuarterTable.js';

type Figures = AsbCaseFiguresQuery['asbCaseFigures'];

const byNames: Readonly<Record<AsbCaseFiguresBy, string>> = { MONTH: 'Month', WARD: 'Ward', TEAM: 'Team' };

interface Asked {
  readonly by: AsbCaseFiguresBy;
  readonly quarter: string | null;
  /** Of what the own agency loaded. */
  readonly own: boolean;
}

/** Cases of anti-social behaviour that teams opened and closed: no reports, and shown beside none. */
export function CasesView() {
  const { viewer } = useSignedIn();
  if (viewer.access.asbCases === 'nothing')
    return <NotForRole view="Cases of anti-social behaviour" why="Their figures are for those who plan by them." />;
  return <CasesPage hasOwn={viewer.access.asbCases === 'own-and-counts'} />;
}

function CasesPage({ hasOwn }: { readonly hasOwn: boolean }) {
  const [address] = useSearchParams();
  const asked: Asked = {
    by: (Object.keys(byNames) as AsbCaseFiguresBy[]).find((by) => by.toLowerCase() === address.get('by')) ?? 'MONTH',
    quarter: address.get('quarter'),
    own: hasOwn && address.get('of') !== 'others',
  };
  const { state, again } = useQuery(AsbCaseFiguresDocument, { ...asked });
  const figures = state.status === 'ready' ? state.data.asbCaseFigures : undefined;
  return (
    <Page
      title="Cases of anti-social behaviour"
      wide
      before={
        <Link className="govuk-back-link" to="/noise">
          Noise
        </Link>
      }
      lead={
        <p className="lead">
          What teams opened and closed. A case may follow from many reports or from none, so cases stand beside no report and are
          never added to any.
        </p>
      }
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the figures" />}
      {figures && <Choices figures={figures} asked={asked} hasOwn={hasOwn} />}
      {figures && figures.rows.length === 0 && (
        <Empty title={figures.quarters.length === 0 ? 'There are no figures yet' : 'There are no figures of this quarter'}>
          <p className="govuk-body-s">
            {asked.own
              ? 'Your agency has loaded no cases: the page «Data» takes its list.'
              : 'A quarter is shown when it has been over for 28 days.'}
          </p>
        </Empty>
      )}
      {figures && figures.rows.length > 0 && <FiguresTable figures={figures} by={asked.by} />}
    </Page>
  );
}

const addressOf = ({ by, quarter, own }: Asked, hasOwn: boolean): string =>
  `/noise/cases?${new URLSearchParams({
    by: by.toLowerCase(),
    ...(quarter ? { quarter } : {}),
    ...(hasOwn && !own ? { of: 'others' } : {}),
  }).toString()}`;

function Choices({ figures, asked, hasOwn }: { readonly figures: Figures; readonly asked: Asked; readonly hasOwn: boolean }) {
  const by = Object.entries(byNames).map(([one, words]) => ({ words, to: { ...asked, by: one as AsbCaseFiguresBy } }));
  const of = [
    { words: 'Your agency’s', to: { ...asked, own: true, quarter: null } },
    { words: 'Other agencies’', to: { ...asked, own: false, quarter: null } },
  ];
  const quarters = figures.quarters.map((quarter) => ({ words: quarterText(quarter), to: { ...asked, quarter } }));
  const isShown = ({ by: one, own, quarter }: Asked) =>
    one === asked.by && own === asked.own && (quarter === null || quarter === asked.quarter || quarter === figures.quarter);
  const lists = [
    { label: 'Figures by', choices: by },
    ...(hasOwn ? [{ label: 'Whose cases', choices: of }] : []),
    ...(quarters.length > 1 ? [{ label: 'Quarter', choices: quarters }] : []),
  ];
  return lists.map(({ label, choices }) => (
    <nav key={label} className="request-filter" aria-label={label}>
      <ul>
        {choices.map(({ words, to }) => (
          <li key={words}>
            <Link to={addressOf(to, hasOwn)} {...(isShown(to) ? { 'aria-current': 'page' as const } : {})}>
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  ));
}

function FiguresTable({ figures, by }: { readonly figures: Figures; readonly by: AsbCaseFiguresBy }) {
  return (
    <QuarterTable
      caption={`Cases, ${quarterText(figures.quarter ?? '')}`}
      by={byNames[by]}
      titles={['Opened', 'Closed']}
      rows={[...figures.rows, ...(figures.total ? [figures.total] : [])].map(({ key, label, opened, closed }) => ({
        key,
        words: by === 'MONTH' && key !== 'total' ? longMonth(key) : label,
        counts: [opened, closed],
      }))}
      note={figures.protection ?? 'Your own agency’s, as they are. «Closed» counts cases whenever they were opened.'}
    />
  );
}
