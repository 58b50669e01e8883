import type { FeatureCollection, Polygon } from 'geojson';
import { useCallback, useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import { longDate } from '../../components/dates.js';
import { Empty, Failed, Loading, PurposeFirst } from '../../components/States.js';
import { ExploreGridDocument, type IncidentFilter } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { Page } from '../../layout/Page.js';
import { contains, type AreaFeature } from '../../map/boundaries.js';
import { gridReference } from '../../map/grid-reference.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import { formatExploreState } from '../../view-state/explore-state.js';
import { bandsAddress } from '../../view-state/export-address.js';
import { kindNames, kindWords } from '../../view-state/kinds.js';
import { periodOptions, periodText } from '../../view-state/period.js';
import { sourceName } from '../../view-state/source-names.js';
import { areaAddress } from '../area/area-address.js';
import { BandsTable, type BandRow } from './BandsTable.js';
import type { MapHandle } from '../../map/map-handle.js';
import { ExploreMap } from './ExploreMap.js';
import type { ExploreParts } from './FiguresView.js';
import { FiltersColumn } from '../../filters/FiltersColumn.js';
import { filterChips } from '../../filters/filter-chips.js';
import { Filters } from './Filters.js';
import { newestVintage } from '../../view-state/levels.js';
import type { FoundPlace } from '../../filters/PlaceSearch.js';
import { Toolbar } from '../../components/Toolbar.js';
import { useBoundaries } from '../../map/use-boundaries.js';
import { capitalised, countedNoun, joined, shortNoun } from '../../view-state/words.js';

const squareMetres = 500;
const nothing = { kinds: [], notIncluded: [], needsPurpose: [] };
const unclassed = { classes: [], withheld: 0, noData: 0, largest: 0 };
const noCounts = new Map<string, never>();

/** For those who decide where teams go: where there are many, in squares of 500 m, one kind at a time, over the newest twelve months. */
export function BandsView({ state, change, holdings, offer }: ExploreParts) {
  const { viewer, installation } = useSignedIn();
  const announce = useAnnounce();
  const map = useRef<MapHandle>(null);
  const [filtersOpen, setFiltersOpen] = useState(false);
  const { level } = state;
  const kind = state.kinds[0]!;
  const holding = holdings.find((one) => one.kind === kind);
  const waits = holding?.withPurpose === true && viewer.purpose === null;
  const filter = useMemo<IncidentFilter>(
    () => ({ kinds: [kind], ...(offer.sources ? { sources: [...offer.sources] } : {}) }),
    [kind, offer.sources],
  );
  const { state: answer, again } = useQuery(ExploreGridDocument, waits ? null : { filter, cellMetres: squareMetres });
  const grid = answer.status === 'ready' ? answer.data.incidentGrid : null;
  const bands = useMemo(() => (grid ? { cells: grid.cells as FeatureCollection, bands: grid.bands } : null), [grid]);
  const boundaries = useBoundaries(level, newestVintage(installation.vintages, level));
  const rows = useMemo(
    () => (bands?.cells.features ?? []).map((cell) => rowOf(cell as unknown as Cell, boundaries.features)),
    [bands, boundaries.features],
  );
  const months = installation.coverage.filter((row) => row.kind === kind).flatMap((row) => row.months);
  const period = periodOptions(months)[0]?.period ?? null;
  const periodWords = period ? periodText(period) : 'the newest twelve months';
  const [, many] = countedNoun(state.kinds);
  const [, short] = shortNoun(state.kinds);
  const selected = boundaries.features.find(({ properties }) => properties.gssCode === state.selected)?.properties ?? null;

  const showSquare = useCallback(
    (row: BandRow) => {
      map.current?.lookAt(row.longitude, row.latitude, { zoom: 14, focus: true });
      announce(`The map shows ${row.reference}.`);
    },
    [announce],
  );
  const toPlace = (place: FoundPlace) => {
    map.current?.lookAt(place.longitude, place.latitude, { zoom: 13 });
    announce(`The map shows ${place.name}.`);
  };

  const sentence = `${capitalised(many)} in squares of 500 m, ${periodWords}: where there are some and where there are many.`;
  const source = `Source: ${joined((offer.sources ?? sourcesOf(installation.coverage, kind)).map(sourceName))}${installation.loadedOn ? `, loaded ${longDate(installation.loadedOn)}` : ''}.`;
  const title = `${capitalised(short)} by square of 500 m`;
  const tableTitle = `Squares with some or many ${short}`;

  return (
    <Page
      title="Explore"
      wide
      lead={
        <p className="lead" id="shown">
          {sentence} {grid && source}
        </p>
      }
      actions={
        <Toolbar
          files={
            bands
              ? [
                  ['Squares as CSV', bandsAddress(kind, 'csv', offer.sources)],
                  ['Squares as GeoJSON', bandsAddress(kind, 'geojson', offer.sources)],
                ]
              : []
          }
          link={() => `${location.origin}${location.pathname}?${formatExploreState(state)}`}
          image={() => map.current?.image(title, sentence, source) ?? Promise.reject(new Error('No map is drawn.'))}
          imageName={(marking) => `homeward-${kindNames[kind].word}-squares-${marking.toLowerCase()}.png`}
        />
      }
    >
      <div className="explore">
        <FiltersColumn
          chips={filterChips(state, [], null, [], change).map(({ key, text }) => ({ key, text }))}
          button="Filters (1)"
          open={filtersOpen}
          onOpen={setFiltersOpen}
        >
          <Filters
            state={state}
            period={period}
            level={level}
            holdings={holdings}
            periods={[]}
            installation={installation}
            kindCounts={noCounts}
            onApply={({ kinds = [] }) => {
              change({ kinds });
              setFiltersOpen(false);
              announce('Filters applied.');
            }}
            onClear={() => change({ kinds: holdings.slice(0, 1).map((one) => one.kind) })}
            onArea={toPlace}
            onPoint={toPlace}
          />
        </FiltersColumn>
        <div className="explore__centre" aria-busy={answer.status === 'loading'}>
          {waits && (
            <PurposeFirst
              sentence={`Where ${kindWords(kind)} gather is shown for a stated purpose only, and looking is recorded.`}
              onStated={again}
            />
          )}
          {answer.status === 'failed' && <Failed failure={answer.failure} again={again} />}
          {answer.status === 'loading' && <Loading what={`the squares of ${many}`} />}
          {boundaries.failure && <Failed failure={boundaries.failure} again={boundaries.again} />}
          <a className="govuk-skip-link" href="#tables">
            Skip the map
          </a>
          <ExploreMap
            state={state}
            filter={filter}
            single={nothing}
            squares={nothing}
            bands={bands}
            level={level}
            features={boundaries.features}
            shapesFailed={boundaries.failure !== null}
            rows={noRows}
            classed={unclassed}
            periodWords={periodWords}
            opened={null}
            onSelect={(gssCode) => change({ selected: gssCode, areas: [] })}
            onOpen={() => undefined}
            onChange={change}
            handle={map}
          />
          {grid && bands && (
            <section id="tables" className="tables" tabIndex={-1} aria-labelledby="squares-heading">
              <h2 className="tables__title" id="squares-heading">
                {tableTitle}
              </h2>
              {rows.length === 0 ? (
                <Empty title={`No square has more than few ${short}`} />
              ) : (
                <BandsTable
                  rows={rows}
                  bands={grid.bands}
                  caption={`${tableTitle}, ${periodWords}`}
                  areaTitle={capitalised(areaTypeNames[level].one)}
                  onShow={showSquare}
                />
              )}
              <ul className="notes">
                {[grid.protection, ...grid.overlapping, grid.limitedTo]
                  .filter((note) => note !== null)
                  .map((note) => (
                    <li key={note}>{note}</li>
                  ))}
              </ul>
            </section>
          )}
        </div>
        <div className="explore__side">
          {selected && (
            <section className="card card--selected" aria-labelledby="selected-heading">
              <div className="card__head">
                <h2 id="selected-heading">{selected.name}</h2>
                <button type="button" className="link-button" onClick={() => change({ selected: null, areas: [] })}>
                  Clear<span className="govuk-visually-hidden"> the selection</span>
                </button>
              </div>
              <p>{bandsIn(rows, selected.name, grid?.bands ?? [])}</p>
              <p className="card__more no-print">
                <Link className="govuk-link" to={areaAddress(selected.gssCode, null)}>
                  More about {selected.name}
                </Link>
              </p>
            </section>
          )}
          <section className="card" aria-labelledby="bands-heading">
            <h2 id="bands-heading">How to read it</h2>
            <p>
              Your role sees where incidents gather, not how many there were: each square of 500 m is in one of three bands, and
              single ones and counts by area are not shown.
            </p>
            <p>
              <Link className="govuk-link" to="/access">
                What you may see
              </Link>
            </p>
          </section>
        </div>
      </div>
    </Page>
  );
}

const noRows: readonly never[] = [];

interface Cell {
  readonly geometry: Polygon;
  readonly properties: { readonly east: number; readonly north: number; readonly band: number };
}

function rowOf({ geometry, properties: { east, north, band } }: Cell, areas: readonly AreaFeature[]): BandRow {
  const corners = geometry.coordinates[0]!.slice(0, 4);
  const middle = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + (corner[axis] ?? 0), 0) / corners.length;
  const [longitude, latitude] = [middle(0), middle(1)];
  return {
    key: `${east} ${north}`,
    reference: gridReference(east * squareMetres, north * squareMetres),
    area: areas.find((area) => contains(area, longitude, latitude))?.properties.name ?? null,
    band,
    longitude,
    latitude,
  };
}

/** «2 squares with many, 1 with some.» */
function bandsIn(rows: readonly BandRow[], area: string, bands: readonly string[]): string {
  const inside = rows.filter((row) => row.area === area);
  const said = bands
    .map((words, band) => ({ words, squares: inside.filter((row) => row.band === band).length }))
    .filter(({ squares }) => squares > 0)
    .reverse();
  if (said.length === 0) return 'No square here has more than few.';
  return `${said.map(({ words, squares }) => `${squares} ${squares === 1 ? 'square' : 'squares'} with ${words}`).join(', ')}.`;
}

function sourcesOf(coverage: readonly { kind: string; source: string }[], kind: string): string[] {
  return [...new Set(coverage.filter((row) => row.kind === kind).map(({ source }) => source))];
}
