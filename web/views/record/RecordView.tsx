import { Link, useSearchParams } from 'react-router';
import { Failed, Loading } from '../../components/States.js';
import { RecordOfReportDocument, RecordSourcesDocument, type RecordSourcesQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { mayChangeRecords } from './may-change-record.js';
import { OneRecord } from './OneRecord.js';

/**
 * One record of a partner's list: what is held of it, and correcting, restricting and taking it out. References stay out of the address,
 * which browsers and proxies remember; a report is named by its id.
 */
export function RecordView() {
  const { viewer } = useSignedIn();
  const [search] = useSearchParams();
  const report = search.get('report');
  const isFor = mayChangeRecords(viewer);
  const { state: sources, again } = useQuery(RecordSourcesDocument, isFor ? {} : null);
  const { state: found, again: askReport } = useQuery(RecordOfReportDocument, isFor && report !== null ? { id: report } : null);
  if (!isFor) return <NotForRole view="One record" why="It is for those who load the lists of reports." />;

  const waits = sources.status === 'loading' || (report !== null && found.status === 'loading');
  return (
    <Page
      title="One record"
      before={
        <Link className="govuk-back-link" to="/data">
          Data
        </Link>
      }
      lead={
        <p className="lead">
          By the reference its partner gave it: what is held, and correcting, restricting or taking it out.{' '}
          {viewer.access.loading === 'operator'
            ? 'You are not shown what it says.'
            : `Only what your agency, ${viewer.agency}, loaded.`}
        </p>
      }
    >
      {sources.status === 'failed' && <Failed failure={sources.failure} again={again} />}
      {found.status === 'failed' && <Failed failure={found.failure} again={askReport} />}
      {waits && <Loading what="the record" />}
      {sources.status === 'ready' && !waits && found.status !== 'failed' && (
        <OneRecord
          sources={listsOf(sources.data)}
          report={(found.status === 'ready' && found.data.incident) || null}
          maySee={viewer.access.loading !== 'operator'}
        />
      )}
    </Page>
  );
}

/** Those with records that bear a reference, by name. */
function listsOf({ sources }: RecordSourcesQuery) {
  return sources
    .flatMap(({ name, title, layouts }) => {
      const columns = layouts.flatMap((layout) => layout.columns.filter(({ correctable }) => correctable));
      return columns.length === 0 ? [] : [{ name, title, columns }];
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}
