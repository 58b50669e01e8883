/** What stands at a point: single reports when close, youth provision, schools and libraries. */
import type { FeatureCollection, Point } from 'geojson';
import L from 'leaflet';
import type { IncidentKind } from '../graphql.generated.js';
import { kindNames } from '../view-state/kinds.js';
import { SymbolMarker, type AreaPathOptions } from './canvas-symbols.js';
import type { MapFrame } from './map-frame.js';
import { kindSymbols, openedRing, placeColours, type SymbolShape } from './palette.js';

/** A place to draw with a sign, and the words for the pointer. */
export interface SignedPlace {
  readonly longitude: number;
  readonly latitude: number;
  readonly lines: readonly string[];
}

function tip(lines: readonly string[]): HTMLElement {
  const box = document.createElement('span');
  lines.forEach((line, index) => {
    const part = document.createElement(index === 0 ? 'strong' : 'span');
    part.textContent = line;
    box.append(part, document.createElement('br'));
  });
  return box;
}

/** Places of one sort. */
export class PlaceLayer {
  private readonly group = L.featureGroup();

  constructor(
    private readonly frame: MapFrame,
    private readonly sign: SymbolShape & ('youth' | 'school' | 'library'),
  ) {}

  set(places: readonly SignedPlace[]): void {
    this.group.clearLayers();
    for (const place of places) {
      const marker = new SymbolMarker([place.latitude, place.longitude], {
        renderer: this.frame.canvas,
        symbol: this.sign,
        radius: this.sign === 'youth' ? 8 : 7,
        fillColor: placeColours[this.sign],
      });
      marker.bindTooltip(tip(place.lines), { direction: 'top', className: 'area-tip', opacity: 1, offset: [0, -6] });
      this.group.addLayer(marker);
    }
  }

  show(shown: boolean): void {
    if (shown) this.group.addTo(this.frame.map).bringToFront();
    else this.group.remove();
  }

  raise(): void {
    if (this.frame.map.hasLayer(this.group)) this.group.bringToFront();
  }
}

interface PointProperties {
  readonly id: string;
  readonly kind: IncidentKind;
  readonly category: string;
}

/** Single reports, each kind with its shape, and a ring round the one that is open. */
export class IncidentPointLayer {
  private readonly group = L.featureGroup();
  private ring: L.CircleMarker | null = null;

  /** `onOpen` is given all reports at the point clicked, the topmost first: publishers move many to one point. */
  constructor(
    private readonly frame: MapFrame,
    private readonly onOpen: (ids: readonly string[]) => void,
  ) {
    this.group.addTo(frame.map);
  }

  /** The open report's place, drawn whether or not the others are; null when none is open or it has no place. */
  setOpened(place: Point | null): void {
    this.ring?.remove();
    this.ring = null;
    if (!place) return;
    const [longitude, latitude] = place.coordinates as [number, number];
    const options: L.CircleMarkerOptions & AreaPathOptions = {
      renderer: this.frame.canvas,
      radius: 11,
      fill: false,
      ...openedRing,
      interactive: false,
    };
    this.ring = L.circleMarker([latitude, longitude], options).addTo(this.frame.map);
  }

  set(points: FeatureCollection<Point, PointProperties> | null): void {
    this.group.clearLayers();
    const atPoint = new Map<string, string[]>();
    for (const feature of points?.features ?? []) {
      const [longitude, latitude] = feature.geometry.coordinates as [number, number];
      const key = `${longitude} ${latitude}`;
      const together = atPoint.get(key) ?? [];
      // What is drawn later lies on top.
      together.unshift(feature.properties.id);
      atPoint.set(key, together);
      const look = kindSymbols[feature.properties.kind];
      const marker = new SymbolMarker([latitude, longitude], {
        renderer: this.frame.canvas,
        symbol: look.shape,
        radius: 5.5,
        fillColor: look.colour,
      });
      const one = kindNames[feature.properties.kind].one;
      marker.bindTooltip(tip([one.charAt(0).toUpperCase() + one.slice(1), feature.properties.category]), {
        direction: 'top',
        className: 'area-tip',
        opacity: 1,
      });
      marker.on('click', (event: L.LeafletMouseEvent) => {
        // The area under the point is not what was meant.
        L.DomEvent.stopPropagation(event);
        this.onOpen(together);
      });
      this.group.addLayer(marker);
    }
  }

  raise(): void {
    this.group.bringToFront();
    this.ring?.bringToFront();
  }
}
