import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react';
import { Link, useLocation } from 'react-router';
import type { AreaType, IncidentFilter } from '../../graphql.generated.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { useMarkingOf, useShowsRecords } from '../../layout/Marking.js';
import { extentOf, extentOfPolygon, type AreaFeature } from '../../map/boundaries.js';
import { coveredByLegend } from '../../map/covered-by-legend.js';
import { Legend } from '../../map/Legend.js';
import { MapControls } from '../../map/MapControls.js';
import type { Extent } from '../../map/map-frame.js';
import { drawMapImage } from '../../map/map-image.js';
import { useSignedIn } from '../../session/SessionContext.js';
import type { ExploreState, MapPosition } from '../../view-state/explore-state.js';
import { looksOf } from './area-looks.js';
import type { AreaRow, Classed } from './area-rows.js';
import { legendOf } from './explore-legend.js';
import { LayersPanel } from './LayersPanel.js';
import { MapDrawing } from './map-drawing.js';
import { isNearlyAPoint, pointsFromZoom } from './map-questions.js';
import { mapMoveText } from './map-move-text.js';
import type { Report } from './report-words.js';
import { useGrid, usePlaceLayers, usePoints } from './use-drawn-figures.js';
import { useGround } from './use-ground.js';
import { shortNoun } from './words.js';

/** The map as a picture, and the marking it carries. */
export interface MapImage {
  readonly blob: Blob;
  readonly marking: string;
}

/** What the rest of the view asks of the map. */
export interface MapHandle {
  image(title: string, sentence: string, source: string): Promise<MapImage>;
  /** Moves to a place, no nearer than asked; with `focus` the keyboard goes to the map too. */
  lookAt(longitude: number, latitude: number, options?: { zoom?: number; focus?: boolean }): void;
}

interface ExploreMapProps {
  readonly state: ExploreState;
  readonly filter: IncidentFilter;
  readonly level: AreaType;
  readonly features: readonly AreaFeature[];
  /** The shapes could not be had; that is said beside the map. */
  readonly shapesFailed: boolean;
  readonly rows: readonly AreaRow[];
  readonly classed: Classed;
  readonly periodWords: string;
  readonly opened: Report | null;
  readonly onSelect: (gssCode: string | null) => void;
  readonly onOpen: (ids: readonly string[]) => void;
  readonly onChange: (part: Partial<ExploreState>, how?: 'push' | 'replace') => void;
  readonly handle: Ref<MapHandle>;
}

/** The map with its controls, layers and legend. Leaflet runs outside React: panning renders nothing here until the map rests. */
export function ExploreMap({
  state,
  filter,
  level,
  features,
  shapesFailed,
  rows,
  classed,
  periodWords,
  opened,
  onSelect,
  onOpen,
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
  const latest = useRef({ state, features, rows, onSelect, onOpen, onChange, announce });
  useEffect(() => {
    latest.current = { state, features, rows, onSelect, onOpen, onChange, announce };
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
    made = new MapDrawing(
      box.current,
      { basemap: installation.basemap, onRest, reducedMotion },
      (gssCode) => latest.current.onSelect(gssCode),
      (ids) => latest.current.onOpen(ids),
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
      if (extent) drawing?.frame.fit(extent, animate, coveredByLegend(box.current));
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
  const strength = close ? 0.32 : 0.74;
  useEffect(() => {
    drawing?.areas.setStrength(strength);
    drawing?.order();
  }, [drawing, strength]);

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

  const openedPlace = opened?.location?.type === 'Point' ? opened.location : null;
  useEffect(() => {
    if (!drawing) return;
    drawing.points.setOpened(openedPlace);
    const [longitude, latitude] = openedPlace?.coordinates ?? [];
    if (longitude !== undefined && latitude !== undefined && latest.current.state.map === null)
      drawing.frame.show([longitude, latitude, longitude, latitude]);
  }, [drawing, openedPlace]);

  // What the map shows of single records decides the page's marking, and that of its image.
  const showsRecords = points.shown || openedPlace !== null || (inGrid && isNearlyAPoint(grid.metres));
  useShowsRecords(showsRecords);
  const marking = useMarkingOf(showsRecords);

  const shapesExist = installation.vintages.some((one) => one.type === level && one.withBoundary > 0);
  const note = features.length === 0 && shapesExist && !shapesFailed ? 'Drawing the areas…' : (grid.words ?? points.words);

  const legend = useMemo(
    () =>
      legendOf({
        state,
        level,
        classed,
        grid: inGrid ? grid : null,
        strength,
        pointsShown: points.shown,
        ringShown: openedPlace !== null,
        periodWords,
      }),
    [state, level, classed, inGrid, grid, strength, points.shown, openedPlace, periodWords],
  );

  useImperativeHandle(
    handle,
    () => ({
      image: async (title, sentence, source) => {
        if (!drawing) throw new Error('The map is not drawn yet.');
        const { map } = drawing.frame;
        const names = drawing.ground.namesShown();
        const { invented } = installation;
        return { blob: await drawMapImage({ map, names, title, sentence, legend, source, marking, invented }), marking };
      },
      lookAt: (longitude, latitude, { zoom = 14, focus = false } = {}) => {
        drawing?.frame.map.setView([latitude, longitude], Math.max(zoom, drawing.frame.map.getZoom()), { animate: false });
        if (focus) box.current?.focus();
      },
    }),
    [drawing, installation, legend, marking],
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
            if (event.key !== 'Escape') return;
            if (state.report) onChange({ report: null });
            else onSelect(null);
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
        {note && (
          <p className="map-note">
            {note}{' '}
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
