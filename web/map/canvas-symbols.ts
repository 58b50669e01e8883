/** Drawing on Leaflet's canvas: areas with hatching, points as shapes. Leaflet's own classes know fills and circles only. */
import L from 'leaflet';
import { placeColours, type SymbolShape } from './palette.js';

/** How an area or a cell is drawn; `hatch` marks «withheld» and «no data», which must not rest on colour. */
export interface AreaPathOptions extends L.PathOptions {
  hatch?: 'withheld' | 'no-data' | undefined;
  /** A second, wider line under the outline, for what is selected. */
  halo?: string | undefined;
  /** White stripes over the fill: «fewer than expected». */
  striped?: boolean | undefined;
  /** Written in the middle where there is room. */
  letter?: string | undefined;
}

/** Pixels a cell must measure for a letter in it to be read. */
const leastRoom = 20;

const stripes = new WeakMap<object, CanvasPattern | null>();

/** Level white lines over the present path. */
export function drawStripes(brush: CanvasRenderingContext2D): void {
  if (!stripes.has(brush.canvas)) {
    const tile = document.createElement('canvas');
    tile.width = tile.height = 5;
    const lines = tile.getContext('2d');
    if (lines) {
      lines.fillStyle = '#fff';
      lines.fillRect(0, 0, 5, 1.5);
    }
    stripes.set(brush.canvas, brush.createPattern(tile, 'repeat'));
  }
  brush.globalAlpha = 0.8;
  brush.fillStyle = stripes.get(brush.canvas) ?? 'transparent';
  brush.fill('evenodd');
  brush.globalAlpha = 1;
}

/** A figure on a fill, white on dark and black on light. */
export function drawLetter(
  brush: CanvasRenderingContext2D,
  letter: string,
  left: number,
  top: number,
  size: number,
  fill: string,
): void {
  brush.font = `700 ${size}px "Inter Variable", Inter, Arial, sans-serif`;
  brush.textAlign = 'center';
  brush.textBaseline = 'middle';
  const dark = isDark(fill);
  brush.globalAlpha = 1;
  brush.lineJoin = 'round';
  brush.lineWidth = 2.5;
  brush.strokeStyle = dark ? fill : 'rgba(255, 255, 255, 0.75)';
  brush.strokeText(letter, left, top + 0.5);
  brush.fillStyle = dark ? '#fff' : '#0b0c0c';
  brush.fillText(letter, left, top + 0.5);
}

/** By the luminance of a colour written #rrggbb. */
function isDark(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 110;
}

const patterns = new Map<string, CanvasPattern | null>();

function hatchPattern(context: CanvasRenderingContext2D, hatch: 'withheld' | 'no-data'): CanvasPattern | null {
  const known = patterns.get(hatch);
  if (known !== undefined) return known;
  const tile = document.createElement('canvas');
  tile.width = tile.height = 8;
  const brush = tile.getContext('2d');
  if (!brush) return null;
  drawHatch(brush, hatch, 8);
  const pattern = context.createPattern(tile, 'repeat');
  patterns.set(hatch, pattern);
  return pattern;
}

/** One tile of the hatching: strokes for withheld, dots for no data. The legend draws the same. */
export function drawHatch(brush: CanvasRenderingContext2D, hatch: 'withheld' | 'no-data', size: number): void {
  brush.fillStyle = hatch === 'withheld' ? '#e7e6e3' : '#f7f7f5';
  brush.fillRect(0, 0, size, size);
  brush.strokeStyle = brush.fillStyle = hatch === 'withheld' ? '#70757a' : '#8b9196';
  if (hatch === 'withheld') {
    brush.lineWidth = 1.2;
    brush.beginPath();
    for (let offset = -size; offset <= size; offset += 8) {
      brush.moveTo(offset - 2, size + 2);
      brush.lineTo(offset + size + 2, -2);
    }
    brush.stroke();
  } else {
    for (let down = 2; down < size; down += 8)
      for (let along = 2; along < size; along += 8) brush.fillRect(along, down, 1.6, 1.6);
  }
}

interface CanvasInternals {
  _fillStroke(context: CanvasRenderingContext2D, layer: L.Path): void;
}

/** Leaflet's canvas with hatching and halos. */
export class HatchCanvas extends L.Canvas {
  _fillStroke(context: CanvasRenderingContext2D, layer: L.Path): void {
    const options = layer.options as AreaPathOptions;
    if (options.halo && options.weight) {
      context.globalAlpha = 1;
      context.lineWidth = options.weight + 3;
      context.lineJoin = 'round';
      context.strokeStyle = options.halo;
      context.stroke();
    }
    (L.Canvas.prototype as unknown as CanvasInternals)._fillStroke.call(this, context, layer);
    if (options.striped) drawStripes(context);
    if (options.letter) {
      const { min, max } = (layer as unknown as { readonly _rawPxBounds: L.Bounds })._rawPxBounds as Required<L.Bounds>;
      const room = Math.min(max.x - min.x, max.y - min.y);
      const fill = options.fillColor ?? '#fff';
      if (room >= leastRoom) drawLetter(context, options.letter, (min.x + max.x) / 2, (min.y + max.y) / 2, 12, fill);
    }
    const pattern = options.hatch ? hatchPattern(context, options.hatch) : null;
    if (!pattern) return;
    context.globalAlpha = 1;
    context.fillStyle = pattern;
    context.fill('evenodd');
    context.globalAlpha = options.opacity ?? 1;
    context.lineWidth = options.weight ?? 1;
    context.strokeStyle = options.color ?? '#000';
    context.stroke();
  }
}

interface SymbolOptions extends L.CircleMarkerOptions {
  symbol: SymbolShape;
}

/** A point drawn as a shape on the shared canvas; hit like a circle of its radius. */
export class SymbolMarker extends L.CircleMarker {
  declare options: SymbolOptions;

  // Not useless to the type checker: it says which options a marker takes.
  // eslint-disable-next-line @typescript-eslint/no-useless-constructor
  constructor(position: L.LatLngExpression, options: SymbolOptions) {
    super(position, options);
  }

  _updatePath(): void {
    const internals = this as unknown as {
      _renderer: { _drawing: boolean; _ctx: CanvasRenderingContext2D };
      _point: L.Point;
      _empty(): boolean;
    };
    if (!internals._renderer._drawing || internals._empty()) return;
    const { options } = this;
    drawSymbol(
      internals._renderer._ctx,
      options.symbol,
      internals._point.x,
      internals._point.y,
      this.getRadius(),
      options.fillColor ?? '#000',
    );
  }
}

/** Draws one symbol centred on a pixel. Places are white discs with a ring and a sign; incidents are filled shapes with a white edge. */
export function drawSymbol(
  brush: CanvasRenderingContext2D,
  symbol: SymbolShape,
  left: number,
  top: number,
  radius: number,
  colour: string,
): void {
  brush.globalAlpha = 1;
  brush.lineJoin = 'round';
  brush.beginPath();
  if (symbol === 'square') brush.rect(left - radius * 0.85, top - radius * 0.85, radius * 1.7, radius * 1.7);
  else if (symbol === 'triangle')
    polygon(
      brush,
      [
        [0, -1.25],
        [1.15, 0.85],
        [-1.15, 0.85],
      ],
      left,
      top,
      radius,
    );
  else brush.arc(left, top, radius, 0, 2 * Math.PI);
  if (symbol === 'circle' || symbol === 'square' || symbol === 'triangle') {
    brush.fillStyle = colour;
    brush.fill();
    brush.lineWidth = 1.2;
    brush.strokeStyle = '#fff';
    brush.stroke();
    return;
  }
  brush.fillStyle = '#fff';
  brush.fill();
  brush.lineWidth = 2;
  brush.strokeStyle = placeColours[symbol];
  brush.stroke();
  brush.fillStyle = placeColours[symbol];
  brush.beginPath();
  if (symbol === 'youth')
    polygon(
      brush,
      [
        [0, -0.6],
        [0.55, -0.05],
        [0.3, -0.05],
        [0.3, 0.5],
        [-0.3, 0.5],
        [-0.3, -0.05],
        [-0.55, -0.05],
      ],
      left,
      top,
      radius,
    );
  if (symbol === 'school')
    polygon(
      brush,
      [
        [-0.55, 0.45],
        [-0.55, -0.2],
        [0, -0.55],
        [0.55, -0.2],
        [0.55, 0.45],
      ],
      left,
      top,
      radius,
    );
  if (symbol === 'library') {
    brush.rect(left - radius * 0.5, top - radius * 0.45, radius * 0.42, radius * 0.9);
    brush.rect(left + radius * 0.08, top - radius * 0.45, radius * 0.42, radius * 0.9);
  }
  brush.fill();
}

function polygon(
  brush: CanvasRenderingContext2D,
  corners: readonly (readonly [number, number])[],
  left: number,
  top: number,
  radius: number,
): void {
  corners.forEach(([across, down], index) => {
    if (index === 0) brush.moveTo(left + across * radius, top + down * radius);
    else brush.lineTo(left + across * radius, top + down * radius);
  });
  brush.closePath();
}
