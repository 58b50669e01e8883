import type { WholePlanFragment } from '../../graphql.generated.js';
import { WardsMap } from '../../map/StillMap.js';
import { sheetOf } from '../../map/still-sheet.js';

const width = 560;
const height = 560;
/** Teams differ in the line as well as in colour. */
const looks = [
  { colour: '#12436d', dashes: undefined },
  { colour: '#801650', dashes: '9 5' },
  { colour: '#0f7a52', dashes: '2 5' },
  { colour: '#3d3d3d', dashes: '12 4 2 4' },
];

/** Where each team goes, in order: a still picture of what the tables list. */
export function PlanMap({ plan }: { readonly plan: WholePlanFragment }) {
  const { candidates } = plan;
  if (candidates.length === 0) return null;
  const [east, north] = [candidates.map(({ longitude }) => longitude), candidates.map(({ latitude }) => latitude)];
  const sheet = sheetOf([Math.min(...east), Math.min(...north), Math.max(...east), Math.max(...north)], width, height, 1.15);
  const visited = new Set(plan.routes.flatMap(({ stops }) => stops.map(({ candidate }) => candidate)));
  const said = plan.routes
    .map(({ name, stops }) => `${name}: ${stops.map((stop) => stop.name).join(', ') || 'no visit'}`)
    .join('. ');
  return (
    <figure className="area-map hotspot-map">
      <WardsMap sheet={sheet} label={`Map. ${said}.`}>
        {candidates
          .filter(({ id }) => !visited.has(id))
          .map(({ id, longitude, latitude }) => {
            const [x, y] = sheet.point(longitude, latitude);
            return <circle key={id} cx={x} cy={y} r="4.5" fill="#ffffff" stroke="#4f5a62" strokeWidth="1.5" />;
          })}
        {plan.routes.map(({ team, stops }, at) => {
          const { colour, dashes } = looks[at % looks.length]!;
          const points = stops.map(({ longitude, latitude }) => sheet.point(longitude, latitude));
          return (
            <g key={team}>
              <polyline
                points={points.map((point) => point.join(',')).join(' ')}
                fill="none"
                stroke={colour}
                strokeWidth="2.5"
                strokeDasharray={dashes}
              />
              {stops.map(({ position }, stop) => {
                const [x, y] = points[stop]!;
                // Two visits of one place stand beside each other.
                const before = stops.slice(0, stop).filter(({ candidate }) => candidate === stops[stop]!.candidate).length;
                return (
                  <g key={position} transform={`translate(${x + before * 16 + at * 5} ${y - at * 5})`}>
                    <circle r="10" fill={colour} stroke="#ffffff" strokeWidth="1.5" />
                    <text textAnchor="middle" y="4" fill="#ffffff" fontSize="12" fontWeight="600">
                      {position}
                    </text>
                  </g>
                );
              })}
            </g>
          );
        })}
      </WardsMap>
      <figcaption className="area-map__legend">
        {plan.routes.map(({ team, name }, at) => (
          <span key={team}>
            <svg width="34" height="10" aria-hidden="true" focusable="false">
              <line
                x1="0"
                x2="34"
                y1="5"
                y2="5"
                stroke={looks[at % looks.length]!.colour}
                strokeWidth="3"
                strokeDasharray={looks[at % looks.length]!.dashes}
              />
            </svg>{' '}
            {name}, in order
          </span>
        ))}
        <span>○ left out</span>
      </figcaption>
    </figure>
  );
}
