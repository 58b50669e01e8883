import type { LineString, MultiPoint, Point } from 'geojson';
import { OpenInHourDocument, type ReachInHourQuery, type WalkBarrierKind } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { extentOf } from '../../map/boundaries.js';
import { Shaded, StillMap } from '../../map/StillMap.js';
import { OF_ALL, pathOf, sheetOf } from '../../map/still-sheet.js';
import { useBoundaries } from '../../map/use-boundaries.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { newestVintage } from '../../view-state/levels.js';
import { hourWords, type ProvisionState } from './provision-state.js';
import { shareClass, shareClasses } from './share-classes.js';

const width = 560;
const height = 640;

export const barrierKinds: Readonly<Record<WalkBarrierKind, string>> = {
  RAIL: 'railway',
  CANAL: 'canal or river',
  ROAD: 'road',
  SAID_BY_CHILDREN: 'children say they cannot cross',
};

/** A still picture of what the tables list: wards by the share of their children within a walk, what is open, and what bars walks. */
export function ReachMap({
  areas,
  barriers,
  state,
}: {
  readonly areas: ReachInHourQuery['youthReach']['areas'];
  readonly barriers: ReachInHourQuery['walkBarriers'];
  readonly state: ProvisionState;
}) {
  const { installation } = useSignedIn();
  const wards = useBoundaries('WARD', newestVintage(installation.vintages, 'WARD')).features;
  const { state: open } = useQuery(OpenInHourDocument, { weekday: state.weekday, hour: state.hour });
  const places = (open.status === 'ready' ? open.data.youthProvision.edges : []).flatMap(({ node }) =>
    node.location ? [{ ...node, at: (node.location as Point).coordinates }] : [],
  );
  const figures = new Map(areas.map((of) => [of.area.gssCode, of]));
  const shown = wards.filter(({ properties }) => figures.has(properties.gssCode));
  const extent = extentOf(shown);
  if (!extent) return <p className="govuk-body-s">No boundaries of wards are loaded: the table has all there is to see.</p>;
  const sheet = sheetOf(extent, width, height, OF_ALL);
  return (
    <figure className="area-map provision-map">
      <StillMap
        sheet={sheet}
        label={`Map, ${hourWords(state.weekday, state.hour)}: wards by the share of children within a walk of an open session. The table holds the same wards.`}
      >
        <Shaded
          features={shown}
          sheet={sheet}
          look={(gssCode) => {
            const { area, open: reached, children } = figures.get(gssCode)!;
            return { fill: shareClasses[shareClass(reached, children)]!.colour, told: `${area.name}: ${reached} of ${children}` };
          }}
        />
        {barriers.map(({ id, line, crossings }) => (
          <g key={id}>
            <path d={pathOf(line as LineString, sheet)} className="provision-map__barrier" />
            {(crossings as MultiPoint).coordinates.map(([longitude, latitude], at) => {
              const [left, top] = sheet.point(longitude!, latitude!);
              return <circle key={at} cx={left} cy={top} r="3" className="provision-map__crossing" />;
            })}
          </g>
        ))}
        {places.map(({ id, name, at: [longitude, latitude] }) => {
          const [left, top] = sheet.point(longitude!, latitude!);
          return (
            <circle key={id} cx={left} cy={top} r="6" className="provision-map__place">
              <title>{name}</title>
            </circle>
          );
        })}
      </StillMap>
      <figcaption className="area-map__legend">
        {shareClasses.map(({ words, colour }) => (
          <span key={words}>
            <span className="provision-map__sign" style={{ background: colour }} aria-hidden="true" /> {words}
          </span>
        ))}
        <span>
          <span className="provision-map__dot" aria-hidden="true" /> open
        </span>
        {barriers.length > 0 && (
          <span>
            <span className="provision-map__line" aria-hidden="true" /> barrier
          </span>
        )}
      </figcaption>
      {barriers.length > 0 && (
        <p className="govuk-body-s">
          Barriers that walks keep to:{' '}
          {barriers.map(({ name, kind, isDue }) => `${name} (${barrierKinds[kind]}${isDue ? ', review is due' : ''})`).join('; ')}
          .
        </p>
      )}
    </figure>
  );
}
