/**
 * The frame round Leaflet: one map on canvas, driven by calls, outside React, so that panning renders nothing of React's. Longitude and
 * latitude change order here and nowhere else.
 */
import L from 'leaflet';
import type { MapPosition } from '../view-state/map-state.js';
import { HatchCanvas } from './canvas-symbols.js';

export interface MapFrameOptions {
  readonly basemap: { readonly url: string; readonly attribution: string } | null;
  /** Called when the map has come to rest; `byPerson` is false after moves that the program made. */
  readonly onRest: (byPerson: boolean) => void;
  readonly reducedMotion: boolean;
}

/** West, south, east, north in degrees. */
export type Extent = readonly [number, number, number, number];

export class MapFrame {
  readonly map: L.Map;
  /** One canvas for all that can be clicked: a second one above it would swallow the clicks. */
  readonly canvas: HatchCanvas;
  /** Land and streets, below. */
  readonly groundCanvas: L.Canvas;
  private readonly raster: L.TileLayer | null;
  private movedByProgram = false;

  constructor(box: HTMLElement, options: MapFrameOptions) {
    this.map = L.map(box, {
      zoomControl: false,
      attributionControl: Boolean(options.basemap),
      preferCanvas: true,
      minZoom: 6,
      maxZoom: 18,
      // Fine steps, so that a district fills the space there is for it.
      zoomSnap: 0.1,
      zoomDelta: 1,
      wheelPxPerZoomLevel: 100,
      keyboardPanDelta: 90,
      zoomAnimation: !options.reducedMotion,
      fadeAnimation: false,
      inertia: !options.reducedMotion,
      boxZoom: true,
      // `resized` is told of every change of the box; Leaflet's own way would count a window's change as a person's move.
      trackResize: false,
    });
    this.map.attributionControl?.setPrefix(false);
    const ground = this.map.createPane('ground');
    ground.style.zIndex = '250';
    ground.style.pointerEvents = 'none';
    const names = this.map.createPane('names');
    names.style.zIndex = '620';
    names.style.pointerEvents = 'none';
    this.groundCanvas = L.canvas({ pane: 'ground', padding: 0.3 });
    this.canvas = new HatchCanvas({ padding: 0.3, tolerance: 4 });
    this.raster = options.basemap
      ? L.tileLayer(options.basemap.url, { attribution: options.basemap.attribution, maxZoom: 19, crossOrigin: true })
      : null;
    this.map.on('moveend', () => {
      const byPerson = !this.movedByProgram;
      this.movedByProgram = false;
      options.onRest(byPerson);
    });
    L.control.scale({ imperial: false, position: 'bottomright' }).addTo(this.map);
  }

  position(): MapPosition {
    const centre = this.map.getCenter();
    return { latitude: centre.lat, longitude: centre.lng, zoom: this.map.getZoom() };
  }

  extent(): Extent {
    const bounds = this.map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  }

  /** Moves without counting it as the person's move. */
  moveTo(position: MapPosition): void {
    this.movedByProgram = true;
    this.map.setView([position.latitude, position.longitude], position.zoom, { animate: false });
  }

  /** As large as it goes beside or above what lies over the map's lower left corner (the legend), whichever is larger. */
  fit(extent: Extent, animate = false, covered: { readonly width: number; readonly height: number } | null = null): void {
    this.movedByProgram = true;
    const [west, south, east, north] = extent;
    const bounds = L.latLngBounds([south, west], [north, east]);
    const edge = 14;
    const beside = L.point(covered?.width ?? 0, 0);
    const above = L.point(0, covered?.height ?? 0);
    const zoomWith = (kept: L.Point) => this.map.getBoundsZoom(bounds, false, kept.add([2 * edge, 2 * edge]));
    const kept = zoomWith(above) > zoomWith(beside) ? above : beside;
    this.map.fitBounds(bounds, {
      animate,
      paddingTopLeft: [edge + kept.x, edge],
      paddingBottomRight: [edge, edge + kept.y],
      maxZoom: 15,
    });
  }

  /** Brings an area into view when it is not wholly in it. */
  show(extent: Extent): void {
    const [west, south, east, north] = extent;
    const bounds = L.latLngBounds([south, west], [north, east]);
    if (this.map.getBounds().contains(bounds)) return;
    this.movedByProgram = true;
    const zoom = Math.min(this.map.getZoom(), this.map.getBoundsZoom(bounds.pad(0.2)));
    this.map.setView(bounds.getCenter(), zoom, { animate: false });
  }

  pan(right: number, down: number): void {
    this.map.panBy([right * 120, down * 120], { animate: !matchMedia('(prefers-reduced-motion: reduce)').matches });
  }

  /** The box has another size: the same middle stays in the middle. */
  resized(): void {
    this.movedByProgram = true;
    this.map.invalidateSize({ animate: false });
    this.movedByProgram = false;
  }

  /**
   * Scales the map to the width of an A4 sheet as it is on the screen; call the answer to go back. It is not drawn anew: what a canvas
   * draws while the browser prints comes out white.
   */
  fitSheet(): () => void {
    const box = this.map.getContainer();
    const size = this.map.getSize();
    box.style.width = `${size.x}px`;
    box.style.height = `${size.y}px`;
    box.style.zoom = String(Math.min(1, 700 / size.x));
    return () => {
      box.style.width = box.style.height = box.style.zoom = '';
    };
  }

  showRaster(shown: boolean): void {
    if (!this.raster) return;
    if (shown && !this.map.hasLayer(this.raster)) this.raster.addTo(this.map);
    if (!shown && this.map.hasLayer(this.raster)) this.raster.remove();
  }

  remove(): void {
    this.map.remove();
  }
}
