import { useEffect, useRef, type ReactNode } from 'react';
import { ErrorSummary } from '../../components/ErrorSummary.js';
import { formatCount, plural } from '../../components/numbers.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Details } from '../../components/Details.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { refusedRowsAddress, type FileResult, type LoadJob, type RowProblem } from './upload-api.js';

/** More than anyone reads on a page; the file of refused rows has all of them. */
const mostShown = 100;
const mostInSummary = 10;

/** What became of an upload: a banner for what is loaded or in order, and every refusal with its row, reason and remedy. */
export function LoadOutcome({ job, onUndo }: { readonly job: LoadJob; readonly onUndo: (batch: number) => void }) {
  if (job.failure !== null)
    return (
      <Banner title="The file could not be loaded" bad>
        {job.failure}
      </Banner>
    );
  if (job.results.length === 0)
    return (
      <Banner title="Nothing to load" bad>
        No file of this kind was found in {job.file}. Choose another source or another file.
      </Banner>
    );
  return (
    <>
      {job.results.map((result, place) => (
        <FileOutcome key={result.file} job={job} result={result} place={place} onUndo={onUndo} />
      ))}
    </>
  );
}

function FileOutcome({
  job,
  result,
  place,
  onUndo,
}: {
  readonly job: LoadJob;
  readonly result: FileResult;
  readonly place: number;
  readonly onUndo: (batch: number) => void;
}) {
  if (result.errors.length > 0 || result.refused > 0) return <Refused job={job} result={result} place={place} />;
  if (result.alreadyLoaded) {
    return (
      <Banner title="Loaded already">
        {result.file} is in use already as load {result.batch}; nothing was changed.
      </Banner>
    );
  }
  const nowhere = result.noLocation > 0 ? ` ${formatCount(result.noLocation)} of them say no place.` : '';
  return (
    <Banner
      title={result.dryRun ? 'The file is in order' : 'Loaded'}
      more={
        <>
          {result.warnings.length > 0 && (
            <Details summary={plural(result.warnings.length, 'warning', 'warnings')}>
              <ul className="govuk-list govuk-list--bullet">
                {result.warnings.map((warning) => (
                  <li key={warning}>{warning}</li>
                ))}
              </ul>
            </Details>
          )}
          {!result.dryRun && result.batch !== null && (
            <button type="button" className="link-button" onClick={() => onUndo(result.batch as number)}>
              Take this load back
            </button>
          )}
        </>
      }
    >
      {result.dryRun
        ? `${result.file}: ${plural(result.read, 'row', 'rows')} checked, all good.${nowhere} Nothing was loaded, since you asked for a check only.`
        : `${result.file}: ${plural(result.loaded, 'row is', 'rows are')} in use as load ${result.batch}.${nowhere}`}
    </Banner>
  );
}

function Refused({ job, result, place }: { readonly job: LoadJob; readonly result: FileResult; readonly place: number }) {
  // What stood in a row is shown beside the reason.
  useShowsRecords();
  const shown = result.errors.slice(0, mostShown);
  const rowId = (index: number) => `problem-${place}-${index}`;
  const title =
    result.refused > 0
      ? `${plural(result.refused, 'row was', 'rows were')} refused, so nothing of ${result.file} was loaded`
      : `${result.file} was refused`;
  const rest = result.errors.length - mostShown;
  return (
    <section aria-label={`Refused: ${result.file}`} className="refused">
      <ErrorSummary
        title={title}
        errors={shown
          .slice(0, mostInSummary)
          .map((problem, index) => ({ text: `${placeText(problem)}: ${problem.reason}`, fieldId: rowId(index) }))}
      />
      {result.errors.length > mostInSummary && (
        <p className="note">The first {mostInSummary} reasons stand above; all are in the table.</p>
      )}
      <p className="govuk-body-s">
        {plural(result.read, 'row', 'rows')} read, {formatCount(result.refused)} refused
        {result.heldBack > 0 ? `, ${formatCount(result.heldBack)} good but held back until the others are mended` : ''}.{' '}
        {result.hasRefusedRows && (
          <a className="govuk-link" href={refusedRowsAddress(job.job, place)} download>
            Download the refused rows (CSV)
          </a>
        )}
      </p>
      <ScrollRegion label={`Reasons for ${result.file}`}>
        <table className="govuk-table data-table problems">
          <caption className="govuk-visually-hidden">Why rows of {result.file} were refused, and what to do</caption>
          <thead>
            <tr>
              <th scope="col" className="govuk-table__header govuk-table__header--numeric">
                Row
              </th>
              <th scope="col" className="govuk-table__header">
                Column
              </th>
              <th scope="col" className="govuk-table__header">
                What stands there
              </th>
              <th scope="col" className="govuk-table__header">
                Reason
              </th>
              <th scope="col" className="govuk-table__header">
                What to do
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((problem, index) => (
              <tr key={rowId(index)} id={rowId(index)} tabIndex={-1} className="problems__row">
                <th scope="row" className="govuk-table__header govuk-table__header--numeric">
                  <span className="problems__word">Row </span>
                  {problem.row > 0 ? formatCount(problem.row) : 'file'}
                </th>
                <td className="govuk-table__cell" data-title="Column">
                  {problem.column || '–'}
                </td>
                <td className="govuk-table__cell" data-title="What stands there">
                  {problem.value === '' ? <em>empty</em> : <code className="problems__value">{problem.value}</code>}
                </td>
                <td className="govuk-table__cell" data-title="Reason">
                  {problem.reason}
                </td>
                <td className="govuk-table__cell" data-title="What to do">
                  {problem.remedy}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {rest > 0 && <p className="note">{formatCount(rest)} more reasons are in the file of refused rows.</p>}
    </section>
  );
}

function placeText({ row, column }: RowProblem): string {
  const where = row > 1 ? `Row ${formatCount(row)}` : row === 1 ? 'The header' : 'The file';
  return column ? `${where}, ${column}` : where;
}

interface BannerProps {
  readonly title: string;
  readonly bad?: boolean;
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

/** GOV.UK notification banner; takes the focus, since it answers what was just asked for. */
export function Banner({ title, bad = false, more, children }: BannerProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div
      className={`govuk-notification-banner banner${bad ? ' banner--bad' : ' govuk-notification-banner--success'}`}
      role="alert"
      aria-label={title}
      tabIndex={-1}
      ref={box}
    >
      <div className="govuk-notification-banner__header">
        <h3 className="govuk-notification-banner__title banner__title">{title}</h3>
      </div>
      <div className="govuk-notification-banner__content banner__content">
        <p className="banner__words">{children}</p>
        {more}
      </div>
    </div>
  );
}
