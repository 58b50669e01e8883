import { useCallback, useEffect, useMemo, useRef, type Ref } from 'react';
import { plural } from '../../components/numbers.js';
import { extentOf, extentOfPolygon, type AreaFeature } from '../../map/boundaries.js';
import { coveredByLegend } from '../../map/covered-by-legend.js';
import { LayersPanel } from '../../map/LayersPanel.js';
import { LookedAtMap } from '../../map/LookedAtMap.js';
import type { MapHandle } from '../../map/map-handle.js';
import { OutlineLayer } from '../../map/outline-layer.js';
import { useGround } from '../../map/use-ground.js';
import { useMapDrawing } from '../../map/use-map-drawing.js';
import { usePlaceLayers } from '../../map/use-map-layers.js';
import { useSignedIn } from '../../session/SessionContext.js';
import type { HotspotState } from '../../view-state/hotspot-state.js';
import { positionWords } from '../../view-state/map-state.js';
import { classStrength } from './classes.js';
import { featuresOf, hotspotLegend, looksOf } from './hotspot-looks.js';
import type { Patch } from './patch.js';
import type { Detection, HotspotRow } from './rows.js';

interface HotspotMapProps {
  readonly state: HotspotState;
  readonly detection: Detection;
  readonly rows: readonly HotspotRow[];
  /** Wards, for their names on the ground. */
  readonly wards: readonly AreaFeature[];
  /** Areas that are not tested, because their counts are withheld. */
  readonly withheld: readonly AreaFeature[];
  readonly patch: Patch | null;
  /** «Anti-social behaviour reports» */
  readonly many: string;
  readonly periodWords: string;
  readonly onSelect: (key: string | null) => void;
  readonly onChange: (part: Partial<HotspotState>, how?: 'push' | 'replace') => void;
  readonly handle: Ref<MapHandle>;
}

/** Cells or areas in their classes, over land, streets and names. */
export function HotspotMap(props: HotspotMapProps) {
  const { state, detection, rows, wards, withheld, patch, many, periodWords, onSelect, onChange, handle } = props;
  const { installation } = useSignedIn();
  const box = useRef<HTMLDivElement>(null);
  const features = useMemo(() => [...featuresOf(rows), ...withheld], [rows, withheld]);
  const { drawing, shownWords, latest } = useMapDrawing(box, {
    map: state.map,
    onSelect,
    onOpen: () => undefined,
    onChange,
    moveText: (drawn) => {
      const bounds = drawn.frame.map.getBounds();
      const inView = features.filter(({ properties: { gssCode } }) => {
        const point = drawn.areas.pointOf(gssCode);
        return point !== undefined && bounds.contains(point);
      }).length;
      const things: readonly [string, string] = detection.unit === 'GRID' ? ['cell', 'cells'] : ['area', 'areas'];
      return `Map at zoom ${Number(drawn.frame.position().zoom.toFixed(1))}. ${plural(inView, ...things)} of ${rows.length} in view.`;
    },
  });

  const installationExtent = useMemo(() => extentOfPolygon(installation.extent), [installation.extent]);
  const whole = useCallback(
    (animate = false) => {
      const extent = extentOf(features) ?? installationExtent;
      if (extent) drawing?.frame.fit(extent, animate, coveredByLegend(box.current));
    },
    [drawing, features, installationExtent],
  );

  // Other cells over the same place leave the map where it is; another place moves it.
  const placeWords = state.areas.join();
  const fitted = useRef<string | null>(null);
  const mapWords = state.map ? positionWords(state.map) : '';
  useEffect(() => {
    if (!drawing) return;
    const wanted = latest.current.map;
    if (wanted !== null && mapWords === shownWords.current) return;
    shownWords.current = mapWords;
    if (wanted !== null) drawing.frame.moveTo(wanted);
    else if (fitted.current !== placeWords) {
      whole();
      fitted.current = placeWords;
    }
  }, [drawing, mapWords, placeWords, whole, latest, shownWords]);

  useGround(drawing, state.layers, wards, 'WARD');
  usePlaceLayers(drawing, state.layers);

  const looks = useMemo(() => looksOf(rows, withheld), [rows, withheld]);
  useEffect(() => {
    if (!drawing) return;
    drawing.areas.setStrength(classStrength);
    drawing.areas.setFeatures(features);
    drawing.areas.setLooks(looks);
    drawing.order();
  }, [drawing, features, looks]);

  const outline = useMemo(() => (drawing ? new OutlineLayer(drawing.frame) : null), [drawing]);
  const patchShown = patch !== null && patch.keys.length > 1;
  useEffect(() => {
    if (!drawing) return;
    outline?.set(patchShown ? patch.outline : null);
    drawing.areas.select(state.selected);
    drawing.order();
    const feature = features.find((one) => one.properties.gssCode === state.selected);
    const extent = feature ? extentOf([feature]) : null;
    if (extent && latest.current.map === null) drawing.frame.show(extent);
  }, [drawing, outline, patch, patchShown, state.selected, features, latest]);

  const legend = useMemo(
    () => hotspotLegend(detection, rows, { periodWords, many, layers: state.layers, patchShown }),
    [detection, rows, periodWords, many, state.layers, patchShown],
  );

  return (
    <LookedAtMap
      box={box}
      drawing={drawing}
      legend={legend}
      inTable="the same cells"
      marking={detection.marking}
      card={detection.card}
      className="cell-map"
      onEscape={() => onSelect(null)}
      onWhole={() => {
        whole(true);
        onChange({ map: null }, 'replace');
      }}
      handle={handle}
    >
      <LayersPanel layers={state.layers} basemap={installation.basemap !== null} show={null} single={false} onLayers={onChange} />
    </LookedAtMap>
  );
}
