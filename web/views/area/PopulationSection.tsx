import { formatCount } from '../../components/numbers.js';
import { ChartFigure } from '../../charts/ChartFigure.js';
import { AreaAgesDocument, type AreaProfileQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { bandsOf, bandText, shares } from './age-bands.js';

type Area = Pick<NonNullable<AreaProfileQuery['area']>, 'populationByAge' | 'residents' | 'children'>;

const rowHeight = 15;
const left = 62;
const right = 44;
const width = 420;
const percent = (share: number) => `${share.toFixed(1)} %`;

/** Residents by age, oldest on top as in a pyramid; a line in each bar marks the district's share. */
export function PopulationSection({ area, districtCode }: { readonly area: Area; readonly districtCode: string | null }) {
  const { state } = useQuery(AreaAgesDocument, districtCode === null ? null : { gssCode: districtCode });
  const bands = bandsOf(area.populationByAge);
  const total = area.residents?.persons ?? null;
  if (bands.length === 0) {
    return <p className="govuk-body">{area.residents?.note ?? 'No population figures are loaded for this area.'}</p>;
  }
  const own = shares(bands);
  const district = state.status === 'ready' ? state.data.area : null;
  const districtBands = bandsOf(district?.populationByAge ?? []);
  const comparable =
    districtBands.length === bands.length && districtBands.every((band, index) => band.ageFrom === bands[index]?.ageFrom);
  const other = comparable ? shares(districtBands) : [];
  const largest = Math.max(...own, ...other, 1);
  const scale = (share: number) => ((width - left - right) * share) / largest;
  const height = bands.length * rowHeight + 4;
  const peak = own.indexOf(Math.max(...own));
  const name = district?.name ?? 'the district';
  const notes = [area.residents?.basis ? `Source: ${area.residents.basis}.` : '', area.residents?.note ?? ''].filter(
    (note) => note !== '',
  );
  return (
    <>
      <dl className="figures area-figures">
        {total !== null && (
          <div>
            <dt>residents{area.residents?.year ? `, ${area.residents.year}` : ''}</dt>
            <dd>{formatCount(total)}</dd>
          </div>
        )}
        {area.children?.persons !== null && area.children?.persons !== undefined && (
          <div>
            <dt>aged 10 to 17</dt>
            <dd>{formatCount(area.children.persons)}</dd>
          </div>
        )}
        {area.children && total !== null && area.children.persons !== null && total > 0 && (
          <div>
            <dt>of residents</dt>
            <dd>{percent((100 * area.children.persons) / total)}</dd>
          </div>
        )}
      </dl>
      <ChartFigure
        title="Residents by age"
        summary={`Share of residents by age. Most are aged ${bandText(bands[peak] as (typeof bands)[number])}, ${percent(own[peak] as number)}.${comparable ? ` Compared with ${name} in the figures.` : ''}`}
        columns={['Age', 'Residents', 'Share', ...(comparable ? [name] : [])]}
        rows={bands.map((band, index) => [
          bandText(band),
          formatCount(band.persons),
          percent(own[index] as number),
          ...(comparable ? [percent(other[index] as number)] : []),
        ])}
        note={
          <>
            {comparable ? `Bars: share of residents. Lines: the same ages in ${name}. ` : ''}
            {notes.join(' ')}
          </>
        }
      >
        <svg viewBox={`0 0 ${width} ${height}`} className="chart-svg age-chart" aria-hidden="true" focusable="false">
          {bands.map((band, index) => {
            const top = (bands.length - 1 - index) * rowHeight + 2;
            const young = band.ageFrom >= 10 && band.ageTo <= 19;
            return (
              <g key={band.ageFrom}>
                <text x={left - 6} y={top + 10} textAnchor="end">
                  {band.ageTo >= 999 ? `${band.ageFrom}+` : bandText(band).replace(' to ', '–')}
                </text>
                <rect
                  x={left}
                  y={top}
                  width={scale(own[index] as number)}
                  height={rowHeight - 3}
                  className={young ? 'chart-bar chart-bar--highest' : 'chart-bar'}
                />
                {comparable && (
                  <line
                    x1={left + scale(other[index] as number)}
                    x2={left + scale(other[index] as number)}
                    y1={top - 1}
                    y2={top + rowHeight - 2}
                    className="age-chart__district"
                  />
                )}
                <text x={left + scale(Math.max(own[index] as number, other[index] ?? 0)) + 5} y={top + 10}>
                  {percent(own[index] as number)}
                </text>
              </g>
            );
          })}
        </svg>
      </ChartFigure>
    </>
  );
}
