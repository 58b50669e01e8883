import { Link } from 'react-router';
import { Details } from '../../components/Details.js';
import { plural } from '../../components/numbers.js';
import { AreaPartsDocument, type AreaType } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import type { Period } from '../../view-state/period.js';
import { areaAddress } from './area-address.js';
import type { AreaKey } from './use-area-rates.js';

interface Related {
  readonly gssCode: string;
  readonly name: string;
}

/** Which smaller areas are listed below one. */
const partsOf: Partial<Record<AreaType, AreaType>> = {
  WARD: 'LSOA',
  MSOA: 'LSOA',
  DISTRICT: 'WARD',
  UPPER_TIER: 'DISTRICT',
  FORCE: 'DISTRICT',
  POSTCODE_DISTRICT: 'LSOA',
  COMPOSITE: 'LSOA',
};

/** More than these stand behind a summary. */
const mostShown = 12;

/** What the area lies in, what touches it and what lies in it, each a link to its page over the same period. */
export function RelatedAreas({
  area,
  parents,
  neighbours,
  period,
}: {
  readonly area: AreaKey;
  readonly parents: readonly AreaKey[];
  readonly neighbours: readonly Related[];
  readonly period: Period | null;
}) {
  const partType = partsOf[area.type] ?? null;
  const { state } = useQuery(AreaPartsDocument, partType === null ? null : { gssCode: area.gssCode, type: partType });
  const parts = state.status === 'ready' ? (state.data.area?.parts ?? []) : [];
  const others = parents.filter(
    (parent, index) => parent.gssCode !== area.gssCode && parents.findIndex((one) => one.gssCode === parent.gssCode) === index,
  );
  return (
    <div className="related">
      {others.length > 0 && (
        <>
          <h3 className="related__title">Lies in</h3>
          <ul className="related__list">
            {others.map((parent) => (
              <li key={parent.gssCode}>
                <AreaLink area={parent} period={period} /> <span className="related__sort">{areaTypeNames[parent.type].one}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <LinkList title="Touches" areas={neighbours} period={period} sort={areaTypeNames[area.type]} />
      {partType && <LinkList title="Holds" areas={parts} period={period} sort={areaTypeNames[partType]} />}
    </div>
  );
}

function LinkList({
  title,
  areas,
  period,
  sort,
}: {
  readonly title: string;
  readonly areas: readonly Related[];
  readonly period: Period | null;
  readonly sort: { readonly one: string; readonly many: string };
}) {
  if (areas.length === 0) return null;
  const list = (
    <ul className="related__list related__list--run">
      {areas.map((area) => (
        <li key={area.gssCode}>
          <AreaLink area={area} period={period} />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <h3 className="related__title">
        {title} {plural(areas.length, sort.one, sort.many)}
      </h3>
      {areas.length > mostShown ? <Details summary={`All ${areas.length} by name`}>{list}</Details> : list}
    </>
  );
}

function AreaLink({ area, period }: { readonly area: Related; readonly period: Period | null }) {
  return (
    <Link className="govuk-link" to={areaAddress(area.gssCode, period)}>
      {area.name}
    </Link>
  );
}
