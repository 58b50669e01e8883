import { Link } from 'react-router';
import { plural } from '../../components/numbers.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { Tag } from '../../components/Tag.js';
import { AccountMeasuresDocument, type AccountMeasuresQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { inAddress } from './account-words.js';
import { Beside } from './Beside.js';

type Measure = AccountMeasuresQuery['accountMeasures'][number];

/** What was promised of the activities of a year, what moved, and what nobody has entered yet. */
export function Measures({ year, adds }: { readonly year: string; readonly adds: boolean }) {
  const { state, again } = useQuery(AccountMeasuresDocument, { year });
  const measures = state.status === 'ready' ? state.data.accountMeasures : undefined;
  const unmeasured = measures?.filter(({ measured }) => measured === 'nobody').length ?? 0;
  const overdue = measures?.filter(({ due }) => due.length > 0) ?? [];
  return (
    <>
      <section aria-labelledby="promised" className="account-section">
        <h2 className="govuk-heading-m" id="promised">
          What was promised and what moved
        </h2>
        {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
        {state.status === 'loading' && <Loading what="the measures" />}
        {measures?.length === 0 && <Empty title={`No measure stands for the activities of ${year}`} />}
        {measures !== undefined && measures.length > 0 && (
          <>
            <p className="govuk-body">
              {plural(measures.length, 'measure', 'measures')};{' '}
              {unmeasured === 0 ? 'somebody measures each.' : `nobody measures ${unmeasured} of them.`}
            </p>
            <MeasureTable measures={measures} year={year} />
            {measures.map((measure) => (
              <Beside key={measure.id} measure={measure} />
            ))}
          </>
        )}
        {adds && measures && (
          <Link className="govuk-button govuk-button--secondary" to={`/partnership/measures/add?year=${inAddress(year)}`}>
            Add a measure
          </Link>
        )}
      </section>
      {measures !== undefined && measures.length > 0 && (
        <section aria-labelledby="overdue" className="account-section">
          <h2 className="govuk-heading-m" id="overdue">
            What is overdue
          </h2>
          {overdue.length === 0 && <p className="govuk-body">No figure is overdue.</p>}
          <ul className="govuk-list govuk-list--bullet">
            {overdue.map(({ id, title, agency, due }) => (
              <li key={id}>
                {title}, {agency}: {due.join(', ')}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function MeasureTable({ measures, year }: { readonly measures: readonly Measure[]; readonly year: string }) {
  return (
    <ScrollRegion label={`Measures of ${year}`}>
      <table className="govuk-table data-table account-table account-table--measures">
        <caption className="govuk-visually-hidden">
          Measures of {year} with baseline, target, what moved and how sure it is
        </caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {['Activity and measure', 'Baseline', 'Target', 'What moved', 'How sure', 'How it is measured'].map((words) => (
              <th key={words} scope="col" className="govuk-table__header">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {measures.map((measure) => (
            <MeasureRow key={measure.id} measure={measure} year={year} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function MeasureRow({ measure, year }: { readonly measure: Measure; readonly year: string }) {
  const { id, title, activityTitle, agency, unit, measured, mayKeep } = measure;
  const { baseline, baselinePeriod, target, aim, moved, method, sure } = measure;
  const [newest] = measure.figures;
  return (
    <tr className="govuk-table__row">
      <th scope="row" className="govuk-table__header">
        {title}
        <span className="account-quiet">
          {activityTitle}, {agency}; {unit}
        </span>
      </th>
      <td className="govuk-table__cell">
        {baseline.withheld ? 'withheld' : (baseline.figure?.toLocaleString('en-GB') ?? 'none')}
        {baselinePeriod && <span className="account-quiet">{baselinePeriod}</span>}
      </td>
      <td className="govuk-table__cell">{target === null ? 'none' : `${aim} ${target.toLocaleString('en-GB')}`}</td>
      <td className="govuk-table__cell">
        {measured === 'nobody' ? <Tag colour="red">nobody</Tag> : moved}
        {newest?.note && !`${moved} ${sure}`.includes(newest.note) && <span className="account-quiet">{newest.note}</span>}
        {newest?.source && <span className="account-quiet">{newest.source}</span>}
      </td>
      <td className="govuk-table__cell">{sure}</td>
      <td className="govuk-table__cell">
        {method}
        {mayKeep && (
          <Link className="govuk-link account-measure__enter" to={`/partnership/measures/${id}/change?year=${inAddress(year)}`}>
            Change<span className="govuk-visually-hidden"> {title}</span>
          </Link>
        )}
        {mayKeep && measured === 'entered' && (
          <Link className="govuk-link account-measure__enter" to={`/partnership/measures/${id}/figure?year=${inAddress(year)}`}>
            Enter a figure<span className="govuk-visually-hidden"> of {title}</span>
          </Link>
        )}
      </td>
    </tr>
  );
}
