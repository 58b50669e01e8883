import { formatCount } from '../../components/numbers.js';
import { ChartFigure } from '../../charts/ChartFigure.js';
import { AreaAgesDocument, type AreaProfileQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { bandsOf, bandText, bySex, shares } from './age-bands.js';
import { AgeBars } from './AgeBars.js';
import { AgePyramid } from './AgePyramid.js';

type Area = Pick<NonNullable<AreaProfileQuery['area']>, 'populationByAge' | 'residents' | 'children'>;

const percent = (share: number) => `${share.toFixed(1)} %`;

/** Residents by age and, where the figures tell, by sex as a pyramid; a line in each bar marks the district's share. */
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
  const sexes = bySex(bands);
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
        columns={['Age', 'Residents', 'Share', ...(comparable ? [name] : []), ...(sexes === null ? [] : ['Females', 'Males'])]}
        rows={bands.map((band, index) => [
          bandText(band),
          formatCount(band.persons),
          percent(own[index] as number),
          ...(comparable ? [percent(other[index] as number)] : []),
          ...(sexes === null ? [] : [formatCount(band.females!), formatCount(band.persons - band.females!)]),
        ])}
        note={
          <>
            {comparable
              ? `Bars: share of residents. Lines: the same ages in ${name}. `
              : sexes === null
                ? ''
                : 'Share of residents. '}
            {notes.join(' ')}
          </>
        }
      >
        {sexes === null ? (
          <AgeBars bands={bands} own={own} district={other} percent={percent} />
        ) : (
          <AgePyramid bands={sexes} district={(comparable && bySex(districtBands)) || []} percent={percent} />
        )}
      </ChartFigure>
    </>
  );
}
