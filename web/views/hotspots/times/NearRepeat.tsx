import { useId, useState } from 'react';
import { Button } from '../../../components/Button.js';
import { formatCount, formatRate } from '../../../components/numbers.js';
import { Failed, Loading } from '../../../components/States.js';
import { ScrollRegion } from '../../../components/ScrollRegion.js';
import { HotspotNearRepeatDocument, type HotspotNearRepeatQuery, type IncidentFilter } from '../../../graphql.generated.js';
import { useQuery } from '../../../graphql/use-query.js';
import { kindWords } from '../../../view-state/kinds.js';
import { joined } from '../../../view-state/words.js';

type Table = HotspotNearRepeatQuery['nearRepeat'];

/** Upper limits of the bands that can be chosen, the usual ones first. */
const distances = [
  [100, 200, 400],
  [200, 400, 800],
  [500, 1000, 2000],
] as const;
const days = [
  [7, 14, 28],
  [1, 3, 7],
  [14, 28, 56],
] as const;

interface NearRepeatProps {
  readonly filter: IncidentFilter;
  /** «firearms discharges» */
  readonly many: string;
  /** Few enough to be asked for at once: discharges. */
  readonly atOnce: boolean;
}

/** Whether what follows soon follows near: pairs by distance and days, with n and the expected pairs always beside them. */
export function NearRepeat({ filter, many, atOnce }: NearRepeatProps) {
  const id = useId();
  const [asked, setAsked] = useState(false);
  const [near, setNear] = useState(0);
  const [soon, setSoon] = useState(0);
  const variables = { filter, distances: [...distances[near]!], days: [...days[soon]!] };
  const { state, again } = useQuery(HotspotNearRepeatDocument, atOnce || asked ? variables : null);
  const table =
    state.status === 'ready' ? state.data.nearRepeat : state.status === 'loading' ? state.stale?.nearRepeat : undefined;
  return (
    <section className="card near-repeat" aria-labelledby={`${id}-heading`} aria-busy={state.status === 'loading'}>
      <h2 id={`${id}-heading`}>Near repeats</h2>
      {state.status === 'idle' && (
        <>
          <p>Do {many} that follow soon follow near, more than chance has it?</p>
          <Button look="secondary" className="no-print" onClick={() => setAsked(true)}>
            Test near repeats
          </Button>
        </>
      )}
      {state.status !== 'idle' && (
        <div className="near-repeat__bands no-print">
          <Bands id={`${id}-near`} label="Metres apart, up to" all={distances} at={near} onChoose={setNear} />
          <Bands id={`${id}-soon`} label="Days apart, up to" all={days} at={soon} onChoose={setSoon} />
        </div>
      )}
      {state.status === 'loading' && !table && <Loading what="pairs, and those of chance" />}
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {table && state.status !== 'failed' && (
        <div className={state.status === 'loading' ? 'is-stale' : undefined}>
          <Pairs table={table} many={many} />
        </div>
      )}
    </section>
  );
}

function Bands({
  id,
  label,
  all,
  at,
  onChoose,
}: {
  readonly id: string;
  readonly label: string;
  readonly all: readonly (readonly number[])[];
  readonly at: number;
  readonly onChoose: (at: number) => void;
}) {
  return (
    <div>
      <label className="filter-group__label" htmlFor={id}>
        {label}
      </label>
      <select className="govuk-select filter-select" id={id} value={at} onChange={({ target }) => onChoose(Number(target.value))}>
        {all.map((limits, place) => (
          <option key={limits.join()} value={place}>
            {limits.map(formatCount).join(', ')}
          </option>
        ))}
      </select>
    </div>
  );
}

function Pairs({ table, many }: { readonly table: Table; readonly many: string }) {
  const caption = `Pairs of ${many} by metres and days apart, n = ${formatCount(table.n)}`;
  return (
    <>
      <p>{table.sentence}</p>
      <ScrollRegion label={caption}>
        <table className="govuk-table chart-table">
          <caption className="govuk-visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">Metres</th>
              <th scope="col">Days</th>
              <th scope="col">Pairs</th>
              <th scope="col">Expected</th>
              <th scope="col">Times</th>
              <th scope="col">p</th>
            </tr>
          </thead>
          <tbody>
            {table.bands.map((band) => (
              <tr key={`${band.distanceTo}-${band.daysTo}`} className={isClear(band) ? 'near-repeat__clear' : undefined}>
                <th scope="row">{between(band.distanceOver, band.distanceTo)}</th>
                <td>{between(band.daysOver, band.daysTo)}</td>
                <td>{formatCount(band.observed)}</td>
                <td>{formatRate(band.expected)}</td>
                <td>{band.ratio === null ? '–' : formatRate(band.ratio)}</td>
                <td>{band.p === null ? '–' : Number(band.p.toPrecision(2))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="note">
        n = {formatCount(table.n)}. Bold: more pairs than chance has, p under 0.05, each band by itself. {table.variant}.
      </p>
      {table.warnings.map((warning) => (
        <p key={warning} className="note">
          {warning}
        </p>
      ))}
      {table.notIncluded.length > 0 && (
        <p className="note">Not included, since your role may not see them so: {joined(table.notIncluded.map(kindWords))}.</p>
      )}
    </>
  );
}

const isClear = ({ p, ratio }: Table['bands'][number]): boolean => p !== null && p < 0.05 && ratio !== null && ratio > 1;

const between = (over: number, to: number): string =>
  over === 0 ? `to ${formatCount(to)}` : `${formatCount(over)}–${formatCount(to)}`;
