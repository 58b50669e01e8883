/**
 * Squares of the National Grid. All of them are one layer of the map, drawn colour by colour: a layer for each of some thousands would keep
 * the page busy at every zoom.
 */
import type { FeatureCollection, Polygon } from 'geojson';
import L from 'leaflet';
import type { MapFrame } from './map-frame.js';
import { gridStrength } from './palette.js';
import { cornersOf, countSquares, placed, squareAt, traceSquare } from './square-corners.js';

/** A square has a count, or its band's place in a list. */
export interface SquareProperties {
  readonly count?: number;
  readonly band?: number;
}
interface SquareLook {
  readonly colour: string;
  readonly words: string;
}

/** What Leaflet calls on a layer of its canvas, and keeps on it. */
interface CanvasPath {
  _map?: L.Map;
  _pxBounds: L.Bounds;
  _renderer: { _drawing: boolean; _ctx: CanvasRenderingContext2D };
}

class SquareField extends L.Path {
  private readonly inPlane: Float64Array;
  private readonly byColour = new Map<string, number[]>();
  private onMap: Float64Array = new Float64Array();

  constructor(squares: FeatureCollection<Polygon>, colours: readonly string[], options: L.PathOptions) {
    super();
    L.setOptions(this, options);
    this.inPlane = cornersOf(squares, (longitude, latitude) => L.CRS.EPSG3857.latLngToPoint(L.latLng(latitude, longitude), 0));
    colours.forEach((colour, square) => {
      const others = this.byColour.get(colour);
      if (others) others.push(square);
      else this.byColour.set(colour, [square]);
    });
  }

  /** The number of the square at a point of the map's pane; -1 for none. */
  squareAt({ x, y }: L.Point): number {
    return squareAt(this.onMap, x, y);
  }

  _project(): void {
    const map = (this as unknown as CanvasPath)._map;
    if (!map) return;
    const zoom = map.getZoom();
    this.onMap = placed(this.inPlane, L.CRS.EPSG3857.scale(zoom) / L.CRS.EPSG3857.scale(0), map.getPixelOrigin());
    const bounds = new L.Bounds([]);
    for (let at = 0; at < this.onMap.length; at += 2) bounds.extend(L.point(this.onMap[at]!, this.onMap[at + 1]!));
    (this as unknown as CanvasPath)._pxBounds = bounds;
  }

  _update(): void {
    if ((this as unknown as CanvasPath)._map) this._updatePath();
  }

  _updatePath(): void {
    const { _drawing, _ctx: brush } = (this as unknown as CanvasPath)._renderer;
    if (!_drawing) return;
    brush.globalAlpha = gridStrength;
    for (const [colour, squares] of this.byColour) {
      brush.beginPath();
      for (const square of squares) traceSquare(brush, this.onMap, square);
      brush.fillStyle = colour;
      brush.fill();
    }
    brush.globalAlpha = 1;
    brush.lineWidth = 0.6;
    brush.strokeStyle = '#ffffff';
    brush.beginPath();
    for (let square = 0; square < countSquares(this.onMap); square += 1) traceSquare(brush, this.onMap, square);
    brush.stroke();
  }

  _containsPoint(point: L.Point): boolean {
    return this.squareAt(point) >= 0;
  }
}

/** Squares of the National Grid with their counts: all of one size, so a count is a density. */
export class GridLayer {
  private readonly tooltip = L.tooltip({ sticky: true, direction: 'top', className: 'area-tip', opacity: 1 });
  private field: SquareField | null = null;

  constructor(private readonly frame: MapFrame) {}

  /** `lookOf` gives a square's colour and its words for the pointer. */
  set(cells: FeatureCollection | null, lookOf?: (square: SquareProperties) => SquareLook): void {
    this.field?.remove();
    this.tooltip.remove();
    this.field = null;
    if (!cells || cells.features.length === 0 || !lookOf) return;
    const squares = cells as FeatureCollection<Polygon, SquareProperties>;
    const looks = squares.features.map(({ properties }) => lookOf(properties));
    const field = new SquareField(
      squares,
      looks.map(({ colour }) => colour),
      { renderer: this.frame.canvas },
    );
    const words = document.createElement('strong');
    const tell = ({ layerPoint, latlng }: L.LeafletMouseEvent) => {
      words.textContent = looks[field.squareAt(layerPoint)]?.words ?? '';
      this.tooltip.setContent(words).setLatLng(latlng).addTo(this.frame.map);
    };
    field.on('mouseover', tell);
    field.on('mousemove', tell);
    field.on('mouseout', () => this.tooltip.remove());
    this.field = field.addTo(this.frame.map);
  }

  raise(): void {
    this.field?.bringToFront();
  }
}
