/** A heavy outline round several cells, above all fills; a click goes through it to the cell below. */
import type { MultiPolygon } from 'geojson';
import L from 'leaflet';
import type { MapFrame } from './map-frame.js';

export class OutlineLayer {
  private readonly lines: L.LayerGroup;

  constructor(private readonly frame: MapFrame) {
    this.lines = L.layerGroup().addTo(frame.map);
  }

  set(shape: MultiPolygon | null): void {
    this.lines.clearLayers();
    if (shape === null) return;
    const rings = shape.coordinates.flat().map((ring) => ring.map(([longitude, latitude]) => L.latLng(latitude!, longitude!)));
    const common = { renderer: this.frame.canvas, interactive: false, fill: false, lineJoin: 'round' as const };
    this.lines.addLayer(L.polygon(rings, { ...common, color: '#fff', weight: 5, opacity: 0.9 }));
    this.lines.addLayer(L.polygon(rings, { ...common, color: '#0b0c0c', weight: 2.4, opacity: 1 }));
  }
}
