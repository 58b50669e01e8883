/** Areas on the map: filled by class for rates, outlined under proportional circles for counts. Styles change, geometry stays. */
import type { GeoJsonObject } from 'geojson';
import L from 'leaflet';
import { labelPoint, type AreaFeature } from './boundaries.js';
import type { AreaPathOptions } from './canvas-symbols.js';
import type { MapFrame } from './map-frame.js';
import { circleColour, ground } from './palette.js';

/** How one area is to be drawn. */
export interface AreaLook {
  /** The class's colour; null for no fill (counts, or areas outside the question). */
  readonly fill: string | null;
  readonly hatch?: 'withheld' | 'no-data' | undefined;
  /** White stripes over the fill. */
  readonly striped?: boolean | undefined;
  /** Written in the middle where there is room. */
  readonly letter?: string | undefined;
  /** The outline, where it is not the usual one: of thousands of cells the usual one would hide the ground. */
  readonly line?: { readonly color: string; readonly weight: number; readonly opacity: number } | undefined;
  /** Radius in pixels of the circle standing for a count. */
  readonly circle?: number | undefined;
  /** Name and figure, for the pointer. */
  readonly words: string;
}

const chosenLine = { color: '#0b0c0c', weight: 2.5, opacity: 1 };
const usualLine = { color: ground.outline, weight: 0.9, opacity: 0.85 };

export class AreaLayer {
  private readonly group: L.FeatureGroup;
  private readonly shapes = new Map<string, L.Path[]>();
  private readonly circles = new Map<string, L.CircleMarker>();
  private readonly points = new Map<string, L.LatLng>();
  private readonly tooltip: L.Tooltip;
  private looks: ReadonlyMap<string, AreaLook> = new Map();
  private selected: string | null = null;
  private strength = 0.74;

  constructor(
    private readonly frame: MapFrame,
    private readonly onSelect: (gssCode: string) => void,
  ) {
    this.group = L.featureGroup().addTo(frame.map);
    this.tooltip = L.tooltip({ sticky: true, direction: 'top', className: 'area-tip', opacity: 1 });
  }

  setFeatures(features: readonly AreaFeature[]): void {
    this.group.clearLayers();
    this.shapes.clear();
    this.circles.clear();
    this.points.clear();
    for (const feature of features) {
      const code = feature.properties.gssCode;
      const shape = L.geoJSON(feature as GeoJsonObject, { style: () => ({ renderer: this.frame.canvas }) });
      shape.eachLayer((part) => {
        this.listen(part, code);
        this.shapes.set(code, [...(this.shapes.get(code) ?? []), part as L.Path]);
        this.group.addLayer(part);
      });
      const [longitude, latitude] = labelPoint(feature);
      this.points.set(code, L.latLng(latitude, longitude));
    }
    this.draw();
  }

  setLooks(looks: ReadonlyMap<string, AreaLook>): void {
    this.looks = looks;
    this.draw();
  }

  select(gssCode: string | null): void {
    const before = this.selected;
    this.selected = gssCode;
    for (const code of [before, gssCode]) if (code !== null) this.drawOne(code);
    this.raise();
  }

  /** How strongly classes are filled, 0 to 1: weaker when close, so that streets and single reports can be seen. */
  setStrength(strength: number): void {
    if (strength === this.strength) return;
    this.strength = strength;
    for (const code of this.shapes.keys()) this.drawOne(code);
    this.raise();
  }

  /** Where an area's name or circle hangs. */
  pointOf(gssCode: string): L.LatLng | undefined {
    return this.points.get(gssCode);
  }

  private listen(layer: L.Layer, code: string): void {
    layer.on('click', () => this.onSelect(code));
    layer.on('mouseover', (event: L.LeafletMouseEvent) => {
      this.tooltip.setContent(this.words(code)).setLatLng(event.latlng).addTo(this.frame.map);
    });
    layer.on('mousemove', (event: L.LeafletMouseEvent) => this.tooltip.setLatLng(event.latlng));
    layer.on('mouseout', () => this.tooltip.remove());
  }

  private words(code: string): HTMLElement {
    const element = document.createElement('span');
    element.textContent = this.looks.get(code)?.words ?? 'Outside what is shown';
    return element;
  }

  private draw(): void {
    for (const circle of this.circles.values()) circle.remove();
    this.circles.clear();
    for (const code of this.shapes.keys()) this.drawOne(code);
    const bySize = [...this.looks]
      .filter(([, look]) => look.circle)
      .sort(([, one], [, other]) => (other.circle ?? 0) - (one.circle ?? 0));
    for (const [code, look] of bySize) {
      const point = this.points.get(code);
      if (!point) continue;
      const circle = L.circleMarker(point, {
        renderer: this.frame.canvas,
        radius: look.circle ?? 0,
        fillColor: circleColour,
        fillOpacity: 0.72,
        color: '#fff',
        weight: 1.5,
      });
      this.listen(circle, code);
      this.circles.set(code, circle);
      this.group.addLayer(circle);
    }
    if (this.selected !== null) this.drawOne(this.selected);
    this.raise();
  }

  private drawOne(code: string): void {
    const look = this.looks.get(code);
    const chosen = code === this.selected;
    const style: AreaPathOptions = {
      fill: true,
      fillColor: look?.fill ?? '#ffffff',
      fillOpacity: look?.fill ? this.strength : 0.01,
      hatch: look?.hatch,
      striped: look?.striped,
      letter: look?.letter,
      ...(chosen ? chosenLine : (look?.line ?? usualLine)),
      halo: chosen ? '#ffdd00' : undefined,
    };
    for (const shape of this.shapes.get(code) ?? []) shape.setStyle(style);
    this.circles.get(code)?.setStyle(chosen ? { color: '#0b0c0c', weight: 3 } : { color: '#fff', weight: 1.5 });
  }

  /** The selected area's outline above its neighbours', circles above all outlines. */
  private raise(): void {
    if (!this.frame.map.hasLayer(this.group)) return;
    if (this.selected !== null) for (const shape of this.shapes.get(this.selected) ?? []) shape.bringToFront();
    for (const circle of this.circles.values()) circle.bringToFront();
  }
}
