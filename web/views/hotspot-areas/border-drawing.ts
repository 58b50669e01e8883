/** The border on the map: its points as handles to drag, others half way between to add one, and the areas that stand already. */
import type { Polygon } from 'geojson';
import L from 'leaflet';
import { GroundLayer } from '../../map/ground-layer.js';
import { MapFrame, type Extent, type MapFrameOptions } from '../../map/map-frame.js';
import { toDegrees, toGrid, type GridPosition } from '../../map/national-grid.js';
import type { DrawnRing } from './ring-editing.js';

export interface StandingArea {
  readonly id: string;
  readonly name: string;
  readonly boundary: Polygon;
}

interface Listeners {
  readonly onChoose: (point: number) => void;
  readonly onPlace: (point: number, at: GridPosition) => void;
  readonly onAdd: (after: number | null, at: GridPosition) => void;
}

/** What the points are: a ring that closes, a line, or each for itself. */
export type DrawnShape = 'ring' | 'line' | 'points';

/** Handles nearer than this on the screen leave no room for one between them. */
const leastPixels = 56;
const own = { color: '#0b0c0c', weight: 3, fillColor: '#ffdd00', fillOpacity: 0.22 } as const;
const line = { ...own, weight: 4, fill: false } as const;
const crossing = { radius: 7, color: '#ffffff', weight: 2, fillColor: '#0f7a52', fillOpacity: 1 } as const;
const other = { color: '#12436d', weight: 2, dashArray: '5 4', fillColor: '#12436d', fillOpacity: 0.08 } as const;

export class BorderDrawing {
  readonly frame: MapFrame;
  readonly ground: GroundLayer;
  private readonly border: L.Polygon | L.Polyline;
  private readonly beside = L.layerGroup();
  private readonly handles = L.layerGroup();
  private readonly others = L.layerGroup();
  private ring: DrawnRing = [];
  private chosen: number | null = null;
  /** A click on the map adds a point. */
  private adding = false;

  constructor(
    box: HTMLElement,
    options: MapFrameOptions,
    private readonly listeners: Listeners,
    private readonly shape: DrawnShape = 'ring',
  ) {
    this.frame = new MapFrame(box, options);
    const { map } = this.frame;
    map.setView([54, -2.5], 6, { animate: false });
    this.ground = new GroundLayer(this.frame);
    this.others.addTo(map);
    const renderer = { renderer: this.frame.canvas, interactive: false };
    this.border = (shape === 'ring' ? L.polygon([], { ...own, ...renderer }) : L.polyline([], { ...line, ...renderer })).addTo(
      map,
    );
    this.beside.addTo(map);
    this.handles.addTo(map);
    map.on('click', ({ latlng }) => {
      if (this.adding) this.listeners.onAdd(this.chosen, toGrid(latlng.lng, latlng.lat));
    });
    map.on('zoomend', () => this.drawHandles());
  }

  setAdding(adding: boolean): void {
    this.adding = adding;
    this.frame.map.getContainer().classList.toggle('map-box--adding', adding);
  }

  setRing(ring: DrawnRing, chosen: number | null): void {
    this.ring = ring;
    this.chosen = chosen;
    if (this.shape !== 'points') this.border.setLatLngs(ring.map(latLngOf));
    this.drawHandles();
  }

  /** The line that points belong to, or the points that belong to a line: seen, and not to be moved. */
  setBeside(ring: DrawnRing, shape: 'line' | 'points'): void {
    this.beside.clearLayers();
    const renderer = { renderer: this.frame.canvas, interactive: false };
    if (shape === 'line') this.beside.addLayer(L.polyline(ring.map(latLngOf), { ...line, ...renderer }));
    else for (const at of ring) this.beside.addLayer(L.circleMarker(latLngOf(at), { ...crossing, ...renderer }));
  }

  setOthers(areas: readonly StandingArea[]): void {
    this.others.clearLayers();
    for (const { name, boundary } of areas) {
      const ring = (boundary.coordinates[0] ?? []).map(([longitude, latitude]) => L.latLng(latitude!, longitude!));
      const polygon = L.polygon(ring, { ...other, renderer: this.frame.canvas, interactive: false });
      this.others.addLayer(polygon);
      const word = document.createElement('span');
      word.textContent = name;
      const icon = L.divIcon({ className: 'place-name', html: word, iconSize: [0, 0] });
      this.others.addLayer(
        L.marker(L.latLngBounds(ring).getCenter(), { icon, interactive: false, keyboard: false, pane: 'names' }),
      );
    }
  }

  centre(): GridPosition {
    const { lng, lat } = this.frame.map.getCenter();
    return toGrid(lng, lat);
  }

  /** Into view, when it is not. */
  show(at: GridPosition): void {
    const { map } = this.frame;
    const place = latLngOf(at);
    if (!map.getBounds().pad(-0.05).contains(place)) map.panTo(place, { animate: false });
  }

  /** The whole border, as large as there is room for; without one, the extent. */
  look(ring: DrawnRing, extent: Extent | null): void {
    if (ring.length > 0) this.frame.map.fitBounds(L.latLngBounds(ring.map(latLngOf)).pad(0.35), { animate: false, maxZoom: 17 });
    else if (extent) this.frame.fit(extent);
  }

  private drawHandles(): void {
    this.handles.clearLayers();
    const { map } = this.frame;
    this.ring.forEach((position, point) => {
      this.addBetween(position, point);
      const marker = L.marker(latLngOf(position), {
        icon: handle(String(point + 1), `border-handle${point === this.chosen ? ' border-handle--chosen' : ''}`, 26),
        draggable: true,
        keyboard: false,
        zIndexOffset: point === this.chosen ? 1_000 : 100,
      });
      marker.on('click', () => this.listeners.onChoose(point));
      marker.on('drag', () => {
        if (this.shape === 'points') return;
        const moved = this.ring.map((one, at) => (at === point ? marker.getLatLng() : latLngOf(one)));
        this.border.setLatLngs(moved);
      });
      marker.on('dragend', () => {
        const { lng, lat } = marker.getLatLng();
        this.listeners.onPlace(point, toGrid(lng, lat));
      });
      this.handles.addLayer(marker);
    });
    map.getContainer().dataset['points'] = String(this.ring.length);
  }

  private addBetween(position: GridPosition, point: number): void {
    const next = this.shape === 'ring' ? this.ring[(point + 1) % this.ring.length] : this.ring[point + 1];
    if (!next || this.ring.length < 2 || this.shape === 'points') return;
    const { map } = this.frame;
    const [from, to] = [map.latLngToLayerPoint(latLngOf(position)), map.latLngToLayerPoint(latLngOf(next))];
    if (from.distanceTo(to) < leastPixels) return;
    const middle = map.layerPointToLatLng(from.add(to).divideBy(2));
    const marker = L.marker(middle, { icon: handle('+', 'border-handle border-handle--between', 24), keyboard: false });
    marker.on('click', () => this.listeners.onAdd(point, toGrid(middle.lng, middle.lat)));
    this.handles.addLayer(marker);
  }
}

function latLngOf(position: GridPosition): L.LatLng {
  const [longitude, latitude] = toDegrees(position);
  return L.latLng(latitude, longitude);
}

function handle(text: string, className: string, size: number): L.DivIcon {
  const word = document.createElement('span');
  word.textContent = text;
  return L.divIcon({ className, html: word, iconSize: [size, size] });
}
