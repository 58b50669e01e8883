/** One place on a map: a click marks it, and the square of 100 m that will be kept of it is drawn, so that nobody thinks it finer. */
import L from 'leaflet';
import { GroundLayer } from '../../map/ground-layer.js';
import { MapFrame, type MapFrameOptions } from '../../map/map-frame.js';
import { toDegrees, toGrid } from '../../map/national-grid.js';

export interface MarkedPlace {
  readonly longitude: number;
  readonly latitude: number;
}

const side = 100;
/** So near that a square of 100 m is seen as one. */
const nearZoom = 15.5;
const mark = { color: '#0b0c0c', weight: 3, fillColor: '#ffdd00', fillOpacity: 0.4 } as const;

export class PlaceDrawing {
  readonly frame: MapFrame;
  readonly ground: GroundLayer;
  private readonly square: L.Polygon;

  constructor(box: HTMLElement, options: MapFrameOptions, onMark: (place: MarkedPlace) => void) {
    this.frame = new MapFrame(box, options);
    const { map } = this.frame;
    map.setView([54, -2.5], 6, { animate: false });
    this.ground = new GroundLayer(this.frame);
    this.square = L.polygon([], { ...mark, renderer: this.frame.canvas, interactive: false }).addTo(map);
    map.on('click', ({ latlng }) => onMark({ longitude: latlng.lng, latitude: latlng.lat }));
  }

  centre(): MarkedPlace {
    const { lng, lat } = this.frame.map.getCenter();
    return { longitude: lng, latitude: lat };
  }

  setPlace(place: MarkedPlace | null): void {
    this.square.setLatLngs(place === null ? [] : squareOf(place));
  }

  lookAt({ longitude, latitude }: MarkedPlace): void {
    const { map } = this.frame;
    map.setView([latitude, longitude], Math.max(map.getZoom(), nearZoom), { animate: false });
  }
}

/** The square of the National Grid that a place lies in, as the server keeps it. */
function squareOf({ longitude, latitude }: MarkedPlace): L.LatLng[] {
  const { easting, northing } = toGrid(longitude, latitude);
  const [west, south] = [Math.floor(easting / side) * side, Math.floor(northing / side) * side];
  return [
    [0, 0],
    [side, 0],
    [side, side],
    [0, side],
  ].map(([east, north]) => {
    const [lng, lat] = toDegrees({ easting: west + east!, northing: south + north! });
    return L.latLng(lat, lng);
  });
}
