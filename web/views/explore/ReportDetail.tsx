import { Link } from 'react-router';
import { intervalText } from '../../components/moments.js';
import { Failed, Loading } from '../../components/States.js';
import { Button } from '../../components/Button.js';
import type { ExploreReportQuery } from '../../graphql.generated.js';
import { useSignedIn } from '../../session/SessionContext.js';
import type { QueryState } from '../../graphql/use-query.js';
import { kindNames } from '../../view-state/kinds.js';
import { sourceName } from '../../view-state/source-names.js';
import { mayChangeRecord } from '../record/may-change-record.js';
import { ownFields, placeWords, precisionText, type Report } from './report-words.js';
import { capitalised } from '../../view-state/words.js';

/** An opened report: asked for once, shown in the list or beside the map. */
export interface OpenedReport {
  readonly state: QueryState<ExploreReportQuery>;
  readonly again: () => void;
}

interface ReportDetailProps {
  readonly opened: OpenedReport;
  readonly onShow: (report: Report) => void;
}

/** All that is known of one report: what, when, where, its source's own fields, and the file its row came with. */
export function ReportDetail({ opened: { state, again }, onShow }: ReportDetailProps) {
  const { viewer } = useSignedIn();
  if (state.status === 'failed') return <Failed failure={state.failure} again={again} />;
  if (state.status !== 'ready') return <Loading what="the report" />;
  const report = state.data.incident;
  if (!report) {
    return <p className="report__none">There is no such report, or it is not for your role.</p>;
  }
  const located = report.location !== null;
  return (
    <>
      <dl className="report__fields">
        <Field name="Kind" text={capitalised(kindNames[report.kind].one)} />
        <Field name="Category" text={report.category} />
        <Field name="When" text={capitalised(intervalText(report.occurredFrom, report.occurredTo))} />
        <Field name="Where" text={placeWords(report)} />
        {report.precision !== 'NONE' && <Field name="Place known to" text={precisionText[report.precision]} />}
        {report.areaCode && report.placeText && <Field name="Area code given" text={report.areaCode} />}
        {ownFields(report).map((field) => (
          <Field key={field.name + field.text} {...field} />
        ))}
        {report.agency && <Field name="Agency" text={report.agency} />}
        <Field name="Source" text={`${capitalised(sourceName(report.source))}, ${report.force}`} />
        <Field name="Reference" text={report.reference ?? 'none given'} />
        {report.batch && (
          <Field
            name="Loaded with"
            text={`${report.batch.fileName} (load ${report.batch.id}${report.batch.invented ? ', invented' : ''}), ${intervalText(report.batch.loadedAt, report.batch.loadedAt)}`}
          />
        )}
      </dl>
      {viewer.role === 'information-governance' && (
        <p className="govuk-body-s no-print">
          <Link className="govuk-link" to={`/audit?incident=${encodeURIComponent(report.id)}`}>
            Who has looked at this
          </Link>
        </p>
      )}
      {mayChangeRecord(viewer, report) && (
        <p className="govuk-body-s no-print">
          <Link className="govuk-link" to={`/record?report=${encodeURIComponent(report.id)}`}>
            Correct, restrict or take out
          </Link>
        </p>
      )}
      {located ? (
        <Button look="secondary" className="report__show no-print" onClick={() => onShow(report)}>
          Show on the map
        </Button>
      ) : (
        <p className="note">No location was recorded: it is counted, and stands in no area and on no map.</p>
      )}
    </>
  );
}

function Field({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}
