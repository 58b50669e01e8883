import { formatCount } from '../../components/numbers.js';
import { Details } from '../../components/Details.js';
import { Failed, Loading } from '../../components/States.js';
import { MeasuredEffectDocument, type EffectInput, type MeasuredEffectQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { EffectChart, type EffectRow } from './EffectChart.js';

type Effect = NonNullable<MeasuredEffectQuery['effect']>;

/** The sentence first, then what to beware of, then the figures it is made of. */
export function EffectResult({ input }: { readonly input: EffectInput }) {
  const { state, again } = useQuery(MeasuredEffectDocument, { input });
  if (state.status === 'failed') return <Failed failure={state.failure} again={again} />;
  if (state.status !== 'ready') return <Loading what="the counts" />;
  const { effect } = state.data;
  if (!effect) return <p className="govuk-body">There is no such hotspot area for you.</p>;
  return (
    <section className="effect-result" aria-labelledby="effect-result">
      <h2 className="data-page__heading" id="effect-result">
        What came of it
      </h2>
      <p className="effect-result__sentence">{effect.sentence}</p>
      {effect.warnings.length > 0 && (
        <div className="effect-result__warnings">
          <h3 className="chart__title">Beware</h3>
          <ul className="govuk-list govuk-list--bullet">
            {effect.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      )}
      <EffectChart rows={differencesOf(effect)} />
      <Counts effect={effect} />
      <Details summary="How it was worked out">
        <p className="govuk-body-s">
          {effect.variant}. Difference: (area after − before) − (control after − before)
          {effect.displaced && ', and the same of the ring and its control'}
          {effect.timesBefore !== 1 &&
            `; counts before are divided by ${figure(effect.timesBefore)}, as they are of a longer time`}
          .{effect.quotient !== null && ` Weighted displacement quotient ${figure(effect.quotient)}.`}
          {effect.netEffect !== null && ` Total net effect ${figure(effect.netEffect)}.`} Counted from {effect.sources.join(', ')}
          .
        </p>
      </Details>
    </section>
  );
}

function differencesOf({ local, displaced, total }: Effect): EffectRow[] {
  const inArea = { name: 'In the area', difference: local };
  if (!displaced) return [inArea];
  return [inArea, { name: 'Around it', difference: displaced }, { name: 'Both together', difference: total }];
}

function Counts({ effect }: { readonly effect: Effect }) {
  const places = [
    ['The area', effect.area],
    ['Its control', effect.control],
    ['The ring about it', effect.buffer],
    ['The ring’s control', effect.bufferControl],
  ] as const;
  return (
    <table className="govuk-table data-table effect-counts">
      <caption className="govuk-table__caption govuk-table__caption--s">Reports counted</caption>
      <thead className="govuk-table__head">
        <tr>
          {['Place', 'Before', 'After'].map((title, at) => (
            <th key={title} scope="col" className={`govuk-table__header${at > 0 ? ' govuk-table__header--numeric' : ''}`}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {places.map(
          ([name, counts]) =>
            counts && (
              <tr key={name} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  {name}
                </th>
                <td className="govuk-table__cell govuk-table__cell--numeric">{formatCount(counts.before)}</td>
                <td className="govuk-table__cell govuk-table__cell--numeric">{formatCount(counts.after)}</td>
              </tr>
            ),
        )}
      </tbody>
    </table>
  );
}

const figure = (number: number): string => number.toLocaleString('en-GB', { maximumFractionDigits: 2 });
