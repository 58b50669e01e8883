import type { FeatureCollection, Point } from 'geojson';
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react';
import { Link, useLocation } from 'react-router';
import { ExploreGridDocument, ExplorePointsDocument, type AreaType, type IncidentFilter } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { extentOf, extentOfPolygon, type AreaFeature } from '../../map/boundaries.js';
import { classOf, quantileClasses } from '../../map/class-breaks.js';
import { Legend } from '../../map/Legend.js';
import { MapControls } from '../../map/MapControls.js';
import type { Extent } from '../../map/map-frame.js';
import { drawMapImage } from '../../map/map-image.js';
import { classColour } from '../../map/palette.js';
import { plural } from '../../components/numbers.js';
import { useSignedIn } from '../../session/SessionContext.js';
import type { ExploreState, MapPosition } from '../../view-state/explore-state.js';
import { looksOf } from './area-looks.js';
import type { AreaRow, Classed } from './area-rows.js';
import { legendOf } from './explore-legend.js';
import { LayersPanel } from './LayersPanel.js';
import { MapDrawing } from './map-drawing.js';
import { boxRound, cellMetresAt, mostPoints, pointsFromZoom } from './map-questions.js';
import { mapMoveText } from './map-move-text.js';
import { useGround } from './use-ground.js';
import { signedPlaces, signedProvision, usePlaces, useProvision } from './use-map-layers.js';
import { shortNoun } from './words.js';

/** What the toolbar asks of the map. */
export interface MapHandle {
  image(title: string, sentence: string, source: string): Promise<Blob>;
  lookAt(longitude: number, latitude: number): void;
}

interface ExploreMapProps {
  readonly state: ExploreState;
  readonly filter: IncidentFilter;
  readonly level: AreaType;
  readonly features: readonly AreaFeature[];
  readonly rows: readonly AreaRow[];
  readonly classed: Classed;
  readonly periodWords: string;
  readonly onSelect: (gssCode: string | null) => void;
  readonly onChange: (part: Partial<ExploreState>, how?: 'push' | 'replace') => void;
  readonly handle: Ref<MapHandle>;
}

/** The map with its controls, layers and legend. Leaflet runs outside React: panning renders nothing here until the map rests. */
export function ExploreMap({
  state,
  filter,
  level,
  features,
  rows,
  classed,
  periodWords,
  onSelect,
  onChange,
  handle,
}: ExploreMapProps) {
  const { installation } = useSignedIn();
  const announce = useAnnounce();
  const { pathname, search } = useLocation();
  const box = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<MapDrawing | null>(null);
  const [view, setView] = useState<{ zoom: number; extent: Extent } | null>(null);
  const shownWords = useRef('');
  const [keysShown, setKeysShown] = useState(false);
  const latest = useRef({ state, features, rows, onSelect, onChange, announce });
  useEffect(() => {
    latest.current = { state, features, rows, onSelect, onChange, announce };
  });

  useEffect(() => {
    if (!box.current) return;
    let made: MapDrawing | null = null;
    let follow = 0;
    let speak = 0;
    const onRest = (byPerson: boolean) => {
      if (!made) return;
      const drawn = made;
      clearTimeout(follow);
      // In a task of its own: the one that ends a zoom projects and draws everything anew already.
      follow = window.setTimeout(() => {
        const { frame } = drawn;
        setView({ zoom: frame.map.getZoom(), extent: frame.extent() });
        if (!byPerson) return;
        shownWords.current = positionWords(frame.position());
        latest.current.onChange({ map: frame.position() }, 'replace');
        clearTimeout(speak);
        speak = window.setTimeout(
          () => latest.current.announce(mapMoveText(drawn, latest.current.features, latest.current.rows)),
          500,
        );
      });
    };
    const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches;
    made = new MapDrawing(box.current, { basemap: installation.basemap, onRest, reducedMotion }, (gssCode) =>
      latest.current.onSelect(gssCode),
    );
    const drawn = made;
    const resized = new ResizeObserver(() => drawn.frame.resized());
    resized.observe(box.current);
    let fromSheet: (() => void) | null = null;
    const toSheet = () => {
      fromSheet ??= drawn.frame.fitSheet();
    };
    const toScreen = () => {
      fromSheet?.();
      fromSheet = null;
    };
    window.addEventListener('beforeprint', toSheet);
    window.addEventListener('afterprint', toScreen);
    setDrawing(drawn);
    return () => {
      clearTimeout(follow);
      clearTimeout(speak);
      resized.disconnect();
      window.removeEventListener('beforeprint', toSheet);
      window.removeEventListener('afterprint', toScreen);
      drawn.frame.remove();
      setDrawing(null);
    };
  }, [installation.basemap]);

  // Until the boundaries have come the map already looks at the right place.
  const installationExtent = useMemo(() => extentOfPolygon(installation.extent), [installation.extent]);
  const whole = useCallback(
    (animate = false) => {
      const inRows = new Set(rows.map((row) => row.key));
      const extent =
        extentOf(features.filter((feature) => inRows.has(feature.properties.gssCode))) ??
        extentOf(features) ??
        installationExtent;
      // The legend lies on the left of a wide map.
      const covered = drawing && drawing.frame.map.getSize().x > 640 ? 290 : 0;
      if (extent) drawing?.frame.fit(extent, animate, covered);
    },
    [drawing, features, rows, installationExtent],
  );

  // The address says where the map is; without a word of it the map shows all rows.
  const mapWords = state.map ? positionWords(state.map) : '';
  useEffect(() => {
    if (!drawing) return;
    const wanted = latest.current.state.map;
    // What the map itself wrote into the address must not pull it back from where it has moved on to since.
    if (wanted !== null && mapWords === shownWords.current) return;
    shownWords.current = mapWords;
    if (wanted === null) whole();
    else drawing.frame.moveTo(wanted);
  }, [drawing, mapWords, whole]);

  const close = view !== null && view.zoom >= pointsFromZoom;
  useEffect(() => {
    drawing?.areas.setStrength(close ? 0.32 : 0.74);
    drawing?.order();
  }, [drawing, close]);

  useGround(drawing, state.layers, features, level);

  useEffect(() => {
    drawing?.areas.setFeatures(features);
    drawing?.order();
  }, [drawing, features]);

  const inGrid = state.show === 'grid';
  const looks = useMemo(
    () => looksOf(rows, classed, state.measure, state.kinds, inGrid),
    [rows, classed, state.measure, state.kinds, inGrid],
  );
  useEffect(() => {
    drawing?.areas.setLooks(looks);
    drawing?.order();
  }, [drawing, looks]);

  useEffect(() => {
    if (!drawing) return;
    drawing.areas.select(state.selected);
    drawing.order();
    const feature = features.find((one) => one.properties.gssCode === state.selected);
    const extent = feature ? extentOf([feature]) : null;
    // A map position in the address wins: the link must open at the same place.
    if (extent && latest.current.state.map === null) drawing.frame.show(extent);
  }, [drawing, state.selected, features]);

  const grid = useGrid(drawing, inGrid && view ? { filter, zoom: view.zoom, extent: view.extent } : null, shortNoun(state.kinds));
  const points = usePoints(
    drawing,
    state.layers.includes('points') && view && view.zoom >= pointsFromZoom ? { filter, extent: view.extent } : null,
  );
  usePlaceLayers(drawing, state);

  const legend = useMemo(
    () => legendOf({ state, level, classed, grid: inGrid ? grid : null, pointsShown: points.shown, periodWords }),
    [state, level, classed, inGrid, grid, points.shown, periodWords],
  );

  useImperativeHandle(
    handle,
    () => ({
      image: (title, sentence, source) => {
        if (!drawing) return Promise.reject(new Error('The map is not drawn yet.'));
        const { marking, invented } = installation;
        return drawMapImage({
          map: drawing.frame.map,
          names: drawing.ground.namesShown(),
          title,
          sentence,
          legend,
          source,
          marking,
          invented,
        });
      },
      lookAt: (longitude, latitude) =>
        drawing?.frame.map.setView([latitude, longitude], Math.max(14, drawing.frame.map.getZoom()), { animate: false }),
    }),
    [drawing, installation, legend],
  );

  return (
    <div className="map-with-legend">
      <div className="map-frame">
        {/* The one place that takes the arrow keys for itself; a link before it skips it. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <div
          ref={box}
          className="map-box"
          role="application"
          aria-label={`Map: ${legend.title}, ${legend.subtitle}. Arrow keys move it, plus and minus zoom, question mark lists the keys. The table below holds the same figures.`}
          onKeyDown={(event) => {
            if (event.key === '?') setKeysShown((shown) => !shown);
            if (event.key === 'Escape') onSelect(null);
          }}
        />
        <MapControls
          onZoom={(step) => drawing?.frame.map.setZoom(drawing.frame.map.getZoom() + step)}
          onPan={(right, down) => drawing?.frame.pan(right, down)}
          onWhole={() => {
            whole(true);
            onChange({ map: null }, 'replace');
            announce('The map shows the whole area.');
          }}
          keysShown={keysShown}
          onKeys={setKeysShown}
        />
        <LayersPanel state={state} basemap={installation.basemap !== null} onChange={onChange} />
        {points.words && (
          <p className="map-note">
            {points.words}{' '}
            {points.purposeNeeded && (
              <Link className="govuk-link" to={`/purpose?return=${encodeURIComponent(pathname + search)}`}>
                State a purpose
              </Link>
            )}
          </p>
        )}
      </div>
      <Legend model={legend} />
    </div>
  );
}

const positionWords = (position: MapPosition): string =>
  `${position.latitude.toFixed(5)},${position.longitude.toFixed(5)},${Number(position.zoom.toFixed(2))}`;

/** Draws the squares for the view and gives their classes. */
function useGrid(
  drawing: MapDrawing | null,
  question: { filter: IncidentFilter; zoom: number; extent: Extent } | null,
  [one, many]: readonly [string, string],
) {
  const metres = question ? cellMetresAt(question.zoom) : 0;
  const variables = question
    ? { filter: { ...question.filter, ...(metres <= 100 ? { bbox: boxRound(question.extent, 0.02) } : {}) }, cellMetres: metres }
    : null;
  const { state: answer } = useQuery(ExploreGridDocument, variables);
  const data =
    answer.status === 'ready' ? answer.data.incidentGrid : answer.status === 'loading' ? answer.stale?.incidentGrid : undefined;
  const cells = question && data ? (data.cells as FeatureCollection) : null;
  const classes = useMemo(
    () =>
      cells
        ? quantileClasses(
            cells.features.map((cell) => (cell.properties as { count: number }).count).filter((count) => count > 0),
            1,
          )
        : [],
    [cells],
  );
  useEffect(() => {
    drawing?.grid.set(
      cells,
      (count) => classColour(classOf(count, classes, 1), classes.length),
      (count) => plural(count, one, many),
    );
    drawing?.order();
  }, [drawing, cells, classes, one, many]);
  return useMemo(() => ({ classes, metres: data?.cellMetres ?? metres }), [classes, data, metres]);
}

/** Draws single reports for the view, when close. */
function usePoints(drawing: MapDrawing | null, question: { filter: IncidentFilter; extent: Extent } | null) {
  const variables = question
    ? { filter: { ...question.filter, bbox: boxRound(question.extent, 0.01) }, limit: mostPoints }
    : null;
  const { state: answer } = useQuery(ExplorePointsDocument, variables);
  const data =
    answer.status === 'ready'
      ? answer.data.incidentPoints
      : answer.status === 'loading'
        ? answer.stale?.incidentPoints
        : undefined;
  const shown = question && data ? data : null;
  useEffect(() => {
    drawing?.points.set(shown as Parameters<typeof drawing.points.set>[0]);
    drawing?.order();
  }, [drawing, shown]);
  const count = (shown as FeatureCollection<Point> | null)?.features.length ?? 0;
  const words =
    question && answer.status === 'failed'
      ? `Single reports are not shown: ${answer.failure.message}`
      : count >= mostPoints
        ? `Only the first ${mostPoints.toLocaleString('en-GB')} single reports are drawn. Zoom in for the rest.`
        : null;
  const purposeNeeded = question !== null && answer.status === 'failed' && answer.failure.code === 'PURPOSE_REQUIRED';
  return { shown: shown !== null, words, purposeNeeded };
}

function usePlaceLayers(drawing: MapDrawing | null, state: ExploreState): void {
  const schools = usePlaces(['SCHOOL'], state.layers.includes('schools'));
  const libraries = usePlaces(['LIBRARY'], state.layers.includes('libraries'));
  const provision = useProvision(state.layers.includes('provision'));
  useEffect(() => {
    if (schools) drawing?.schools.set(signedPlaces(schools, 'SCHOOL'));
    if (libraries) drawing?.libraries.set(signedPlaces(libraries, 'LIBRARY'));
    if (provision) drawing?.youth.set(signedProvision(provision));
    drawing?.schools.show(state.layers.includes('schools'));
    drawing?.libraries.show(state.layers.includes('libraries'));
    drawing?.youth.show(state.layers.includes('provision'));
    drawing?.order();
  }, [drawing, schools, libraries, provision, state.layers]);
}
