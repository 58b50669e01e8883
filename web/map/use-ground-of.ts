import type { FeatureCollection } from 'geojson';
import { useEffect } from 'react';
import { useSignedIn } from '../session/SessionContext.js';
import { newestVintage } from '../view-state/levels.js';
import type { GroundLayer } from './ground-layer.js';
import type { MapFrame } from './map-frame.js';
import { useBoundaries } from './use-boundaries.js';
import { usePlaces } from './use-map-layers.js';

/** Land, streets and water under a map that is drawn on; the background map in their place where there is one. */
export function useGroundOf(drawing: { readonly frame: MapFrame; readonly ground: GroundLayer } | null): void {
  const { installation } = useSignedIn();
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
}
