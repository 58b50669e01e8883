import type { FeatureCollection } from 'geojson';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { extentOfPolygon } from '../../map/boundaries.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { newestVintage } from '../../view-state/levels.js';
import { useBoundaries } from '../../map/use-boundaries.js';
import { usePlaces } from '../../map/use-map-layers.js';
import { BorderDrawing, type StandingArea } from './border-drawing.js';
import type { Edit, Editing } from './ring-editing.js';

/** Makes the map in its box and keeps it like the border that is drawn. Leaflet runs outside React. */
export function useBorderDrawing(
  box: RefObject<HTMLDivElement | null>,
  editing: Editing,
  edit: (edit: Edit) => void,
  { adding, others }: { readonly adding: boolean; readonly others: readonly StandingArea[] },
): BorderDrawing | null {
  const { installation } = useSignedIn();
  const [drawing, setDrawing] = useState<BorderDrawing | null>(null);
  const latest = useRef({ edit, ring: editing.ring });
  useEffect(() => {
    latest.current = { edit, ring: editing.ring };
  });

  useEffect(() => {
    if (!box.current) return;
    const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const made = new BorderDrawing(
      box.current,
      { basemap: installation.basemap, onRest: () => undefined, reducedMotion },
      {
        onChoose: (point) => latest.current.edit({ do: 'choose', point }),
        onPlace: (point, at) => latest.current.edit({ do: 'place', point, at }),
        onAdd: (after, at) => latest.current.edit({ do: 'add', after, at }),
      },
    );
    made.look(latest.current.ring, extentOfPolygon(installation.extent));
    const resized = new ResizeObserver(() => made.frame.resized());
    resized.observe(box.current);
    setDrawing(made);
    return () => {
      resized.disconnect();
      made.frame.remove();
      setDrawing(null);
    };
  }, [box, installation.basemap, installation.extent]);

  const land = useBoundaries('DISTRICT', newestVintage(installation.vintages, 'DISTRICT')).features;
  const streets = usePlaces(['ROAD'], true, true);
  const water = usePlaces(['OTHER'], true, true);
  useEffect(() => drawing?.ground.setLand(land), [drawing, land]);
  useEffect(() => {
    if (!drawing) return;
    const raster = installation.basemap !== null;
    drawing.frame.showRaster(raster);
    drawing.ground.showLand(!raster);
    if (streets) drawing.ground.setStreets(streets as FeatureCollection);
    drawing.ground.showStreets(!raster);
    const courses = (water?.features ?? []).filter(({ properties }) => /sea|river/.test(String(properties['detail'] ?? '')));
    drawing.ground.setWater({ type: 'FeatureCollection', features: courses } as FeatureCollection);
  }, [drawing, installation.basemap, streets, water]);

  useEffect(() => drawing?.setOthers(others), [drawing, others]);
  useEffect(() => drawing?.setAdding(adding), [drawing, adding]);
  useEffect(() => drawing?.setRing(editing.ring, editing.chosen), [drawing, editing.ring, editing.chosen]);
  return drawing;
}
