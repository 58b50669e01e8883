import { Link } from 'react-router';
import { formatCount, formatRate, plural } from '../../components/numbers.js';
import { Withheld } from '../../components/States.js';
import type { AreaType, IncidentKind } from '../../graphql.generated.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import { periodText, type Period } from '../../view-state/period.js';
import { areaAddress } from '../area/area-address.js';
import { comparedWith, overallRate, type AreaRow } from './area-rows.js';
import { countedNoun, shortNoun } from '../../view-state/words.js';

interface SelectedCardProps {
  readonly row: AreaRow;
  readonly rows: readonly AreaRow[];
  readonly level: AreaType;
  readonly kinds: readonly IncidentKind[];
  readonly period: Period | null;
  readonly onClear: () => void;
  /** To the reports behind the number; null when they are listed already. */
  readonly onList: (() => void) | null;
  /** Whether every report counted may be listed. */
  readonly listsAll: boolean;
}

/** What is selected, in plain language: the number, the rate with its limits, and how it stands to the rest. */
export function SelectedCard({ row, rows, level, kinds, period, onClear, onList, listsAll }: SelectedCardProps) {
  const [one, many] = countedNoun(kinds);
  const [, short] = shortNoun(kinds);
  const overall = overallRate(rows);
  // A place among withheld figures, which may be larger, would be none.
  const ranked = rows.every((other) => !other.count.suppressed);
  return (
    <section className="card card--selected" aria-labelledby="selected-heading">
      <div className="card__head">
        <h2 id="selected-heading">{row.label}</h2>
        <button type="button" className="link-button" onClick={onClear}>
          Clear<span className="govuk-visually-hidden"> the selection</span>
        </button>
      </div>
      {row.count.suppressed || row.count.count === null ? (
        <Withheld />
      ) : (
        <>
          <p>
            <strong>{plural(row.count.count, one, many)}</strong>, {period ? periodText(period) : 'all months'}.{' '}
            {row.rate && overall ? (
              <>
                That is {formatRate(row.rate.rate)} per {formatCount(row.rate.per)} residents (95 % limits{' '}
                {formatRate(row.rate.lower)} to {formatRate(row.rate.upper)}), <strong>{comparedWith(row, overall.rate)}</strong>{' '}
                the {formatRate(overall.rate)} of all {rows.length} {areaTypeNames[level].many} together.
              </>
            ) : row.rate ? (
              `That is ${formatRate(row.rate.rate)} per ${formatCount(row.rate.per)} residents.`
            ) : (
              'No population is known here, so there is no rate.'
            )}
          </p>
          <dl className="figures">
            <div>
              <dt>{short}</dt>
              <dd>{formatCount(row.count.count)}</dd>
            </div>
            {row.rate && (
              <div>
                <dt>per {formatCount(row.rate.per)}</dt>
                <dd>{formatRate(row.rate.rate)}</dd>
              </div>
            )}
            {ranked && (
              <div>
                <dt>of {rows.length}, by number</dt>
                <dd>{rank(row, rows)}</dd>
              </div>
            )}
          </dl>
        </>
      )}
      <p className="card__more no-print">
        {onList && (row.count.suppressed || (row.count.count ?? 0) > 0) && (
          <button type="button" className="link-button" onClick={onList}>
            {listsAll ? `List the ${plural(row.count.count ?? 0, ...shortNoun(kinds))}` : `List those you may see one by one`}
          </button>
        )}
        <Link className="govuk-link" to={areaAddress(row.key, period)}>
          More about {row.label}
        </Link>
      </p>
    </section>
  );
}

/** «3rd»; ties share the better place. */
function rank(row: AreaRow, rows: readonly AreaRow[]): string {
  const place = 1 + rows.filter((other) => (other.count.count ?? -1) > (row.count.count ?? -1)).length;
  const ending = place % 100 >= 11 && place % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th');
  return `${place}${ending}`;
}
