/** The map's own ground: land against water, streets, outlines of districts, names of places. Enough without any background map. */
import type { FeatureCollection, GeoJsonObject } from 'geojson';
import L from 'leaflet';
import { labelPoint, type AreaFeature } from './boundaries.js';
import type { MapFrame } from './map-frame.js';
import { ground } from './palette.js';

export interface PlaceName {
  readonly text: string;
  readonly latitude: number;
  readonly longitude: number;
}

export class GroundLayer {
  private readonly land = L.layerGroup();
  private readonly water = L.layerGroup();
  private readonly streets = L.layerGroup();
  private readonly names = L.layerGroup();
  private labels: { name: PlaceName; marker: L.Marker }[] = [];

  constructor(private readonly frame: MapFrame) {
    this.land.addTo(frame.map);
    this.water.addTo(frame.map);
    frame.map.on('zoomend', () => this.thinNames());
  }

  setLand(features: readonly AreaFeature[]): void {
    this.land.clearLayers();
    for (const feature of features) {
      const style = {
        renderer: this.frame.groundCanvas,
        pane: 'ground',
        interactive: false,
        fill: true,
        fillColor: ground.land,
        fillOpacity: 1,
        color: ground.coast,
        weight: 1.2,
      };
      this.land.addLayer(L.geoJSON(feature as GeoJsonObject, { style: () => style, pane: 'ground', interactive: false }));
    }
    this.order();
  }

  /** Sea at the back, land on it, rivers and streets on top, in whatever order they came. */
  private order(): void {
    if (this.frame.map.hasLayer(this.land)) this.land.eachLayer((layer) => (layer as L.GeoJSON).bringToBack());
    if (this.frame.map.hasLayer(this.water)) this.water.eachLayer((layer) => layer instanceof L.Polygon && layer.bringToBack());
  }

  /** Over a raster the land must not hide it. */
  showLand(shown: boolean): void {
    for (const layer of [this.land, this.water]) {
      if (shown) layer.addTo(this.frame.map);
      else layer.remove();
    }
  }

  /** Thousands of streets as two lines of many parts: a layer each would make every move slow. */
  setStreets(lines: FeatureCollection): void {
    this.streets.clearLayers();
    const main: [number, number][][] = [];
    const minor: [number, number][][] = [];
    for (const { geometry, properties } of lines.features) {
      if (geometry?.type !== 'LineString') continue;
      const isMain = /main|trunk/i.test(String((properties as { detail?: string } | null)?.detail ?? ''));
      (isMain ? main : minor).push(
        geometry.coordinates.map(([longitude, latitude]) => [latitude, longitude] as [number, number]),
      );
    }
    const drawn = { renderer: this.frame.groundCanvas, pane: 'ground', interactive: false };
    this.streets.addLayer(L.polyline(minor, { ...drawn, color: ground.street, weight: 1 }));
    this.streets.addLayer(L.polyline(main, { ...drawn, color: ground.mainStreet, weight: 2 }));
  }

  /** The sea as a closed line, rivers as open ones. */
  setWater(lines: FeatureCollection): void {
    this.water.clearLayers();
    for (const { geometry } of lines.features) {
      if (geometry?.type !== 'LineString') continue;
      const course = geometry.coordinates.map(([longitude, latitude]) => [latitude, longitude] as [number, number]);
      const [first] = geometry.coordinates;
      const last = geometry.coordinates.at(-1);
      const closed = first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
      const drawn = { renderer: this.frame.groundCanvas, pane: 'ground', interactive: false };
      if (closed) this.water.addLayer(L.polygon(course, { ...drawn, fillColor: ground.water, fillOpacity: 1, stroke: false }));
      else this.water.addLayer(L.polyline(course, { ...drawn, color: ground.river, weight: 2.5 }));
    }
    this.order();
  }

  showStreets(shown: boolean): void {
    if (shown) this.streets.addTo(this.frame.map);
    else this.streets.remove();
  }

  setNames(names: readonly PlaceName[]): void {
    this.names.clearLayers();
    this.labels = names.map((name) => {
      const word = document.createElement('span');
      word.textContent = name.text;
      const icon = L.divIcon({ className: 'place-name', html: word, iconSize: [0, 0] });
      const marker = L.marker([name.latitude, name.longitude], { icon, interactive: false, keyboard: false, pane: 'names' });
      this.names.addLayer(marker);
      return { name, marker };
    });
    this.thinNames();
  }

  showNames(shown: boolean): void {
    if (shown) this.names.addTo(this.frame.map);
    else this.names.remove();
    this.thinNames();
  }

  /** The names that are drawn now, for the image of the map. */
  namesShown(): readonly PlaceName[] {
    return this.labels
      .filter(({ marker }) => marker.getElement() && !marker.getElement()?.classList.contains('place-name--hidden'))
      .map(({ name }) => name);
  }

  /** Names that would run into an earlier one are not drawn; the earlier in the list is the more important. */
  private thinNames(): void {
    const taken: { left: number; right: number; top: number; bottom: number }[] = [];
    for (const { name, marker } of this.labels) {
      const element = marker.getElement();
      if (!element) continue;
      const point = this.frame.map.latLngToLayerPoint([name.latitude, name.longitude]);
      const half = name.text.length * 3.6 + 6;
      const box = { left: point.x - half, right: point.x + half, top: point.y - 11, bottom: point.y + 11 };
      const clash = taken.some(
        (other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top,
      );
      element.classList.toggle('place-name--hidden', clash);
      if (!clash) taken.push(box);
    }
  }
}

/** Names of areas as place names, for installations without a list of towns. */
export function namesOfAreas(features: readonly AreaFeature[]): PlaceName[] {
  return features.map((feature) => {
    const [longitude, latitude] = labelPoint(feature);
    return { text: feature.properties.name, longitude, latitude };
  });
}
