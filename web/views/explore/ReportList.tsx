import { Fragment, useEffect, useMemo, useRef } from 'react';
import { formatCount, plural } from '../../components/numbers.js';
import { Pagination } from '../../components/Pagination.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Empty, Failed, Loading, PurposeFirst } from '../../components/States.js';
import { ExploreReportsDocument, ExploreReportsTotalDocument, type IncidentFilter } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { useShowsRecords } from '../../layout/Marking.js';
import type { ExploreState, ReportsPage } from '../../view-state/explore-state.js';
import { kindNames } from '../../view-state/kinds.js';
import { sourceName } from '../../view-state/source-names.js';
import { shortIntervalText } from '../../components/moments.js';
import { kindWords } from '../../view-state/kinds.js';
import { leftOutText, type Part } from './offer.js';
import { ReportDetail, type OpenedReport } from './ReportDetail.js';
import { placeWords, precisionText, reportTitle, type ListedReport, type Report } from './report-words.js';
import { capitalised, joined, shortNoun } from '../../view-state/words.js';

const reportsAPage = 20;

interface ReportListProps {
  /** The filter of the view, narrowed to the selected area. */
  readonly filter: IncidentFilter;
  /** Of the kinds chosen, those that may be listed. */
  readonly part: Part;
  /** Which reports are listed, when not all are. */
  readonly only: string | null;
  readonly state: ExploreState;
  /** «Skelhaven Castle», «the whole area». */
  readonly place: string;
  /** What the view counts there, to be compared with what is listed; null while it is not known. */
  readonly counted: number | null;
  readonly opened: OpenedReport;
  /** The open report is shown here, under its row, and not beside the map. */
  readonly holdsOpened: boolean;
  readonly onOpen: (report: ListedReport | null) => void;
  readonly onShow: (report: Report) => void;
  readonly onPage: (page: ReportsPage | null) => void;
}

/** The rows behind the figures: the reports that the filters admit, one by one, newest first. */
export function ReportList(props: ReportListProps) {
  const { part, only, state, place, counted, opened, holdsOpened, onOpen, onShow, onPage } = props;
  const may = part.kinds.length > 0;
  useShowsRecords(may);
  const announce = useAnnounce();
  const filter = useMemo(
    () => (part.notIncluded.length + part.needsPurpose.length === 0 ? props.filter : { ...props.filter, kinds: [...part.kinds] }),
    [props.filter, part],
  );
  const top = useRef<HTMLParagraphElement>(null);
  const turned = useRef(false);
  // Cursors lead forward only: which page came before is remembered for this visit.
  const before = useRef(new Map<string, ReportsPage | null>());
  const { page } = state;
  const { state: answer, again } = useQuery(
    ExploreReportsDocument,
    may ? { filter, first: reportsAPage, after: page?.after ?? null } : null,
  );
  const { state: totalAnswer } = useQuery(ExploreReportsTotalDocument, may ? { filter } : null);
  const [one, many] = shortNoun(state.kinds);
  const list =
    answer.status === 'ready' ? answer.data.incidents : answer.status === 'loading' ? answer.stale?.incidents : undefined;
  const total = totalAnswer.status === 'ready' ? totalAnswer.data.incidents.totalCount : null;
  const number = page?.number ?? 1;
  const first = (number - 1) * reportsAPage + 1;
  const range = list ? `${formatCount(first)} to ${formatCount(first + list.edges.length - 1)}` : '';

  // A page turned by its button: the list is read on from its top.
  useEffect(() => {
    if (!turned.current || answer.status !== 'ready') return;
    turned.current = false;
    top.current?.focus();
    announce(`${capitalised(many)} ${range}.`);
  }, [answer.status, announce, many, range]);

  if (!may) return <PurposeFirst sentence={purposeSentence(part)} />;
  if (answer.status === 'failed') {
    return (
      <>
        <Failed failure={answer.failure} again={again} />
        {page && (
          <button type="button" className="link-button" onClick={() => onPage(null)}>
            Go to the first page
          </button>
        )}
      </>
    );
  }
  if (!list) return <Loading what={`the ${many}`} />;
  if (list.edges.length === 0) {
    return (
      <Empty title={`No ${many} to list`}>
        {only && <p className="govuk-body-s">You see one by one: {only.charAt(0).toLowerCase() + only.slice(1)}</p>}
      </Empty>
    );
  }

  const turn = (to: ReportsPage | null) => {
    turned.current = true;
    onPage(to);
  };
  const { hasNextPage, endCursor } = list.pageInfo;
  const toNext = () => {
    if (!endCursor) return;
    before.current.set(endCursor, page);
    turn({ number: number + 1, after: endCursor });
  };
  const caption = `${capitalised(many)} ${range}${total === null ? '' : ` of ${formatCount(total)}`} in ${place}, newest first`;
  const known = page === null ? undefined : before.current.get(page.after);
  return (
    <div className={answer.status === 'loading' ? 'is-stale' : undefined} aria-busy={answer.status === 'loading'}>
      <p className="report-list__lead" tabIndex={-1} ref={top}>
        {caption}.
      </p>
      {[only, leftOutText(part, 'single')].map(
        (text) =>
          text && (
            <p className="note" key={text}>
              {text}
            </p>
          ),
      )}
      {part.needsPurpose.length > 0 && <PurposeFirst sentence={purposeSentence(part)} />}
      {total !== null && counted !== null && counted > total && part.needsPurpose.length === 0 && (
        <p className="note">
          {plural(counted - total, one, many)} of those counted are not listed: your role or purpose does not admit them one by
          one.
        </p>
      )}
      <ScrollRegion label={caption}>
        <table className="govuk-table data-table report-table">
          <caption className="govuk-visually-hidden">{caption}</caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              {['What', 'When', 'Where, and how exactly', 'Source and reference'].map((title) => (
                <th key={title} scope="col" className="govuk-table__header">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {list.edges.map(({ node }) => (
              <Fragment key={node.id}>
                <Row
                  report={node}
                  kindNamed={state.kinds.length !== 1}
                  open={holdsOpened && node.id === state.report}
                  onOpen={onOpen}
                />
                {holdsOpened && node.id === state.report && (
                  <tr className="report-table__opened">
                    <td colSpan={4} id={`report-${node.id}`} className="govuk-table__cell">
                      <ReportDetail opened={opened} onShow={onShow} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <Pagination
        label={`Pages of ${many}`}
        previous={
          page
            ? {
                text: known === undefined && number > 2 ? 'the first page' : `page ${number - 1}`,
                go: () => turn(known ?? null),
              }
            : undefined
        }
        next={hasNextPage ? { text: `page ${number + 1}`, go: toNext } : undefined}
      />
    </div>
  );
}

const purposeSentence = ({ needsPurpose }: Part): string =>
  `${capitalised(joined(needsPurpose.map(kindWords)))} are listed for a stated purpose only, and looking is recorded.`;

function Row({
  report,
  kindNamed,
  open,
  onOpen,
}: {
  readonly report: ListedReport;
  readonly kindNamed: boolean;
  readonly open: boolean;
  readonly onOpen: (report: ListedReport | null) => void;
}) {
  return (
    <tr
      className={`govuk-table__row${open ? ' data-table__row--selected' : ''}`}
      data-report={report.id}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open) onOpen(null);
      }}
    >
      <th scope="row" className="govuk-table__header">
        <button
          type="button"
          className="link-button row-button"
          aria-expanded={open}
          aria-controls={open ? `report-${report.id}` : undefined}
          aria-label={reportTitle(report)}
          onClick={() => onOpen(open ? null : report)}
        >
          {report.category}
        </button>
        {kindNamed && (
          <span className="report-table__second">
            {report.kind === 'ASB_REPORT' ? 'ASB report' : capitalised(kindNames[report.kind].one)}
          </span>
        )}
      </th>
      <td className="govuk-table__cell">{capitalised(shortIntervalText(report.occurredFrom, report.occurredTo))}</td>
      <td className="govuk-table__cell">
        {placeWords(report)}
        <span className="report-table__second">{precisionText[report.precision]}</span>
      </td>
      <td className="govuk-table__cell report-table__source">
        {capitalised(sourceName(report.source))}
        <span className="report-table__second">{report.reference ?? 'no reference'}</span>
      </td>
    </tr>
  );
}
