import { useCallback, useEffect, useMemo, useRef, type Ref } from 'react';
import type { AreaType, IncidentFilter } from '../../graphql.generated.js';
import { PurposeButton } from '../../layout/PurposeButton.js';
import { useMarkingOf, useShowsRecords } from '../../layout/Marking.js';
import { extentOf, extentOfPolygon, type AreaFeature } from '../../map/boundaries.js';
import { coveredByLegend } from '../../map/covered-by-legend.js';
import { LookedAtMap } from '../../map/LookedAtMap.js';
import type { MapHandle } from '../../map/map-handle.js';
import { useSignedIn } from '../../session/SessionContext.js';
import type { ExploreState } from '../../view-state/explore-state.js';
import { looksOf, outlinesOf } from './area-looks.js';
import type { AreaRow, Classed } from './area-rows.js';
import { legendOf } from './explore-legend.js';
import { LayersPanel } from '../../map/LayersPanel.js';
import { cellMetresAt, isNearlyAPoint, pointsFromZoom } from './map-questions.js';
import { kindWords } from '../../view-state/kinds.js';
import { leftOutText, type Part } from './offer.js';
import type { Report } from './report-words.js';
import { useBandedSquares, useGrid, usePoints, type BandedSquares } from './use-drawn-figures.js';
import { usePlaceLayers } from '../../map/use-map-layers.js';
import { mapMoveText } from './map-move-text.js';
import { useGround } from '../../map/use-ground.js';
import { positionWords } from '../../view-state/map-state.js';
import { useMapDrawing } from '../../map/use-map-drawing.js';
import { capitalised, joined, shortNoun } from '../../view-state/words.js';

interface ExploreMapProps {
  readonly state: ExploreState;
  readonly filter: IncidentFilter;
  /** Of the kinds chosen, those drawn one by one and those drawn by square. */
  readonly single: Part;
  readonly squares: Part;
  /** Squares told in bands, in place of counts; undefined where the role has figures. */
  readonly bands?: BandedSquares | null;
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
  single,
  squares,
  bands,
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
  const box = useRef<HTMLDivElement>(null);
  const { drawing, view, shownWords, latest } = useMapDrawing(box, {
    map: state.map,
    onSelect,
    onOpen,
    onChange,
    moveText: (drawn) => mapMoveText(drawn, features, rows),
  });

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
    const wanted = latest.current.map;
    // What the map itself wrote into the address must not pull it back from where it has moved on to since.
    if (wanted !== null && mapWords === shownWords.current) return;
    shownWords.current = mapWords;
    if (wanted === null) whole();
    else drawing.frame.moveTo(wanted);
  }, [drawing, mapWords, whole, latest, shownWords]);

  const strength = view !== null && view.zoom >= pointsFromZoom ? 0.32 : 0.74;
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
  const isBanded = bands !== undefined;
  const looks = useMemo(
    () => (isBanded ? outlinesOf(features) : looksOf(rows, classed, state.measure, state.kinds, inGrid)),
    [isBanded, features, rows, classed, state.measure, state.kinds, inGrid],
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
    if (extent && latest.current.map === null) drawing.frame.show(extent);
  }, [drawing, state.selected, features, latest]);

  // Squares that show single places wait for a purpose; larger ones need none.
  const wantedMetres = view ? cellMetresAt(view.zoom) : 0;
  const coarser = squares.needsPurpose.length > 0 && isNearlyAPoint(wantedMetres);
  const gridKinds = [...squares.kinds, ...squares.needsPurpose];
  const grid = useGrid(
    drawing,
    inGrid && !isBanded && view
      ? { filter: withKinds(filter, squares, gridKinds), metres: coarser ? 500 : wantedMetres, extent: view.extent }
      : null,
    shortNoun(state.kinds),
  );
  useBandedSquares(drawing, bands);
  const close = view !== null && view.zoom >= pointsFromZoom;
  const inPoints = close && state.layers.includes('points');
  const points = usePoints(
    drawing,
    inPoints && single.kinds.length > 0 ? { filter: withKinds(filter, single, single.kinds), extent: view.extent } : null,
  );
  usePlaceLayers(drawing, state.layers);

  const openedPlace = opened?.location?.type === 'Point' ? opened.location : null;
  useEffect(() => {
    if (!drawing) return;
    drawing.points.setOpened(openedPlace);
    const [longitude, latitude] = openedPlace?.coordinates ?? [];
    if (longitude !== undefined && latitude !== undefined && latest.current.map === null)
      drawing.frame.show([longitude, latitude, longitude, latitude]);
  }, [drawing, openedPlace, latest]);

  // What the map shows of single records decides the page's marking, and that of its image.
  const showsRecords =
    points.shown || openedPlace !== null || bands != null || (inGrid && !isBanded && isNearlyAPoint(grid.metres));
  useShowsRecords(showsRecords);
  const marking = useMarkingOf(showsRecords);

  const shapesExist = installation.vintages.some((one) => one.type === level && one.withBoundary > 0);
  const leftOut = inGrid && !isBanded ? leftOutText(squares, 'squares') : inPoints ? leftOutText(single, 'single') : null;
  const note =
    features.length === 0 && shapesExist && !shapesFailed ? 'Drawing the areas…' : (grid.words ?? points.words ?? leftOut);
  const waiting = coarser && inGrid ? squares.needsPurpose : inPoints ? single.needsPurpose : [];

  const legend = useMemo(
    () =>
      legendOf({
        state,
        level,
        classed,
        grid: inGrid && !isBanded ? grid : null,
        bands,
        pointKinds: single.kinds,
        strength,
        pointsShown: points.shown,
        ringShown: openedPlace !== null,
        periodWords,
      }),
    [state, level, classed, inGrid, isBanded, grid, bands, single, strength, points.shown, openedPlace, periodWords],
  );

  return (
    <LookedAtMap
      box={box}
      drawing={drawing}
      legend={legend}
      inTable="the same figures"
      marking={marking}
      onEscape={() => (state.report ? onChange({ report: null }) : onSelect(null))}
      onWhole={() => {
        whole(true);
        onChange({ map: null }, 'replace');
      }}
      handle={handle}
    >
      <LayersPanel
        layers={state.layers}
        basemap={installation.basemap !== null}
        show={!isBanded && gridKinds.length > 0 ? state.show : null}
        single={single.kinds.length + single.needsPurpose.length > 0}
        onLayers={onChange}
        onShow={onChange}
      />
      {(note ?? waiting.length > 0) && (
        <div className="map-note">
          {note}{' '}
          {waiting.length > 0 && (
            <>
              {capitalised(joined(waiting.map(kindWords)))} are shown so closely for a stated purpose only.{' '}
              <PurposeButton linkLike />
            </>
          )}
        </div>
      )}
    </LookedAtMap>
  );
}

/** The filter for a part of the kinds chosen; as it is when the part is the whole, so that the question stays the same. */
function withKinds(filter: IncidentFilter, { notIncluded, needsPurpose }: Part, kinds: Part['kinds']): IncidentFilter {
  return notIncluded.length + needsPurpose.length === 0 ? filter : { ...filter, kinds: [...kinds] };
}
