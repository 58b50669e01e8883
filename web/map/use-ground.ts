import type { FeatureCollection } from 'geojson';
import { useEffect, useState } from 'react';
import type { AreaType } from '../graphql.generated.js';
import { loadBoundaries, type AreaFeature } from './boundaries.js';
import { namesOfAreas } from './ground-layer.js';
import { useSignedIn } from '../session/SessionContext.js';
import type { LayerWord } from '../view-state/map-state.js';
import type { MapDrawing } from './map-drawing.js';
import { usePlaces } from './use-map-layers.js';
import { newestVintage } from '../view-state/levels.js';

/** Land, streets and names under the figures, from what is loaded. */
export function useGround(
  drawing: MapDrawing | null,
  layers: readonly LayerWord[],
  features: readonly AreaFeature[],
  level: AreaType,
): void {
  const { installation } = useSignedIn();
  const [land, setLand] = useState<readonly AreaFeature[]>([]);
  const streets = usePlaces(['ROAD'], layers.includes('streets'), true);
  const water = usePlaces(['OTHER'], true, true);
  const towns = usePlaces(['TOWN'], layers.includes('names'));

  useEffect(() => {
    let live = true;
    const types = (['UPPER_TIER', 'DISTRICT', 'FORCE'] as const).flatMap((type) => {
      const vintage = newestVintage(installation.vintages, type);
      return vintage === null ? [] : [{ type, vintage }];
    });
    Promise.all(types.map(({ type, vintage }) => loadBoundaries(type, vintage, 'low'))).then(
      (lists) => {
        if (live) setLand(lists.flat());
      },
      // Without them the areas themselves are the land.
      () => undefined,
    );
    return () => {
      live = false;
    };
  }, [installation.vintages]);

  useEffect(() => drawing?.ground.setLand(land.length > 0 ? land : features), [drawing, land, features]);

  useEffect(() => {
    if (!drawing || !water) return;
    const courses = water.features.filter((feature) => /sea|river/.test(String(feature.properties['detail'] ?? '')));
    drawing.ground.setWater({ type: 'FeatureCollection', features: courses } as FeatureCollection);
  }, [drawing, water]);

  useEffect(() => {
    if (!drawing || !streets) return;
    drawing.ground.setStreets(streets as FeatureCollection);
  }, [drawing, streets]);

  useEffect(() => {
    if (!drawing) return;
    const names = (towns?.features ?? []).flatMap((feature) => {
      if (feature.geometry?.type !== 'Point') return [];
      const [longitude, latitude] = feature.geometry.coordinates as [number, number];
      return [{ text: String(feature.properties['name'] ?? ''), longitude, latitude }];
    });
    drawing.ground.setNames(names.length > 0 || level === 'LSOA' ? names : namesOfAreas(features));
  }, [drawing, towns, features, level]);

  useEffect(() => {
    if (!drawing) return;
    const raster = installation.basemap !== null && layers.includes('basemap');
    drawing.frame.showRaster(raster);
    drawing.ground.showLand(!raster);
    drawing.ground.showStreets(!raster && layers.includes('streets'));
    drawing.ground.showNames(!raster && layers.includes('names'));
  }, [drawing, installation.basemap, layers]);
}
