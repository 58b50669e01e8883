import type { FeatureCollection, LineString } from 'geojson';
import { useNavigate } from 'react-router';
import { AreaStreetsDocument, type SupportRequestState } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { ground } from '../../map/palette.js';
import { WardsMap } from '../../map/StillMap.js';
import { pathOf, sheetOf, type Extent } from '../../map/still-sheet.js';
import { requestAddress, states, type RequestLine } from './request-words.js';

const width = 560;
const height = 560;
/** Some 500 m: a request alone is shown with what lies round it. */
const leastHalf = 0.005;

type Placed = Pick<RequestLine, 'id' | 'name' | 'state' | 'longitude' | 'latitude'>;

/** Where requests lie: a still picture of what the table lists, each a letter in a shape of its own, leading to its page as there. */
export function RequestsMap({ requests }: { readonly requests: readonly Placed[] }) {
  const navigate = useNavigate();
  const sheet = sheetOf(extentAround(requests), width, height);
  const [west, south, east, north] = sheet.shown;
  // Of many over a whole district streets would be a grey cloth.
  const { state: streets } = useQuery(AreaStreetsDocument, requests.length === 1 ? { bbox: { west, south, east, north } } : null);
  const lines = streets.status === 'ready' ? (streets.data.places as FeatureCollection<LineString>).features : [];
  const present = (Object.keys(states) as SupportRequestState[]).filter((one) => requests.some(({ state }) => state === one));
  return (
    <figure className="area-map request-map">
      <WardsMap
        sheet={sheet}
        label={`Map of ${requests.map(({ name }) => name).join(', ')}.`}
        under={lines.map((feature, index) => (
          <path
            key={String(feature.id ?? index)}
            d={pathOf(feature.geometry, sheet)}
            fill="none"
            stroke={ground.street}
            strokeWidth="1.6"
          />
        ))}
      >
        {requests.map(({ id, name, state, longitude, latitude }) => {
          const [left, top] = sheet.point(longitude, latitude);
          return (
            // By keyboard the table leads there.
            <g key={id} className="request-map__one" onClick={() => void navigate(requestAddress(id))}>
              <title>{name}</title>
              <circle cx={left} cy={top} r="13" className={`request-map__sign request-map__sign--${state.toLowerCase()}`} />
              <text
                x={left}
                y={top + 5}
                textAnchor="middle"
                className={`request-map__letter request-map__letter--${state.toLowerCase()}`}
              >
                {letterOf(state)}
              </text>
            </g>
          );
        })}
      </WardsMap>
      <figcaption className="area-map__legend">
        {present.map((state) => (
          <span key={state}>
            <span className={`request-map__key request-map__key--${state.toLowerCase()}`} aria-hidden="true">
              {letterOf(state)}
            </span>{' '}
            {states[state].text.toLowerCase()}
          </span>
        ))}
        <span>
          <span className="area-map__sign area-map__sign--other" aria-hidden="true" /> wards
        </span>
        <span>Each at the middle of its square of 100 m</span>
      </figcaption>
    </figure>
  );
}

/** Declined and done begin with one letter. */
const letterOf = (state: SupportRequestState): string => ({ RECEIVED: 'R', PLANNED: 'P', DONE: '✓', DECLINED: '×' })[state];

function extentAround(requests: readonly Placed[]): Extent {
  const longitudes = requests.map(({ longitude }) => longitude);
  const latitudes = requests.map(({ latitude }) => latitude);
  return [
    Math.min(...longitudes) - leastHalf,
    Math.min(...latitudes) - leastHalf,
    Math.max(...longitudes) + leastHalf,
    Math.max(...latitudes) + leastHalf,
  ];
}
