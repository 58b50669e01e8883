/** The map as a PNG that can stand alone in a report: title, what is shown, legend, source and protective marking on one sheet. */
import type L from 'leaflet';
import type { LegendModel } from './legend.js';
import { drawLegendSign } from './legend-sign.js';
import type { PlaceName } from './ground-layer.js';
import { ground } from './palette.js';

export interface MapImageParts {
  readonly map: L.Map;
  readonly names: readonly PlaceName[];
  readonly title: string;
  readonly sentence: string;
  readonly legend: LegendModel;
  readonly source: string;
  readonly marking: string;
  readonly invented: boolean;
  /** The method card, under the legend: a picture that leaves the page must say how it was made. */
  readonly card?: readonly { readonly label: string; readonly text: string }[];
}

const family = '"Inter Variable", Inter, Arial, sans-serif';
const margin = 24;

/** Draws the sheet at twice the screen's size, for print. */
export async function drawMapImage(parts: MapImageParts): Promise<Blob> {
  await document.fonts.ready;
  const size = parts.map.getSize();
  const width = Math.max(900, size.x + 2 * margin);
  const mapWidth = width - 2 * margin;
  const mapHeight = Math.round((mapWidth * size.y) / size.x);
  const measure = document.createElement('canvas').getContext('2d');
  if (!measure) throw new Error('The browser cannot draw the image.');
  measure.font = `16px ${family}`;
  const lines = wrap(measure, parts.sentence, mapWidth);
  const sourceLines = wrap(measure, parts.source, mapWidth);
  measure.font = `14px ${family}`;
  const cardLines = (parts.card ?? []).flatMap(({ label, text }) =>
    wrap(measure, `${label}: ${text.replace(/\.$/, '')}.`, mapWidth),
  );
  const cardHeight = cardLines.length === 0 ? 0 : cardLines.length * 19 + 14;
  measure.font = `15px ${family}`;
  const widest = Math.max(0, ...parts.legend.items.map((item) => measure.measureText(item.text).width));
  // Beside its sign, with room to the next one.
  const legendColumns = widest + 64 > mapWidth / 3 ? 2 : 3;
  const legendRows = Math.ceil(parts.legend.items.length / legendColumns);
  const rowHeight = Math.max(
    24,
    ...parts.legend.items.map((item) => (item.sign.draw === 'circle' ? item.sign.radius * 2 + 6 : 0)),
  );
  const mapTop = 34 + margin + 34 + lines.length * 23 + 12;
  const height = mapTop + mapHeight + 20 + 48 + legendRows * rowHeight + 12 + sourceLines.length * 22 + cardHeight + 16 + 34;

  const sheet = document.createElement('canvas');
  sheet.width = width * 2;
  sheet.height = height * 2;
  const brush = sheet.getContext('2d');
  if (!brush) throw new Error('The browser cannot draw the image.');
  brush.scale(2, 2);
  brush.fillStyle = '#fff';
  brush.fillRect(0, 0, width, height);
  drawMarking(brush, parts, 0, width);
  drawMarking(brush, parts, height - 34, width);

  brush.textAlign = 'left';
  brush.fillStyle = '#0b0c0c';
  brush.font = `700 26px ${family}`;
  brush.fillText(parts.title, margin, 34 + margin + 18);
  brush.font = `16px ${family}`;
  lines.forEach((line, index) => brush.fillText(line, margin, 34 + margin + 46 + index * 23));

  drawMap(brush, parts, margin, mapTop, mapWidth, mapHeight);

  let top = mapTop + mapHeight + 34;
  brush.textAlign = 'left';
  brush.fillStyle = '#0b0c0c';
  brush.font = `700 16px ${family}`;
  brush.fillText(parts.legend.title, margin, top);
  brush.font = `15px ${family}`;
  brush.fillText(parts.legend.subtitle, margin, top + 21);
  top += 34;
  parts.legend.items.forEach((item, index) => {
    const left = margin + Math.floor(index / legendRows) * (mapWidth / legendColumns);
    const itemTop = top + (index % legendRows) * rowHeight;
    const signWidth = item.sign.draw === 'circle' ? 52 : 24;
    drawLegendSign(brush, item.sign, left, itemTop, signWidth, rowHeight);
    brush.globalAlpha = 1;
    brush.fillStyle = '#0b0c0c';
    brush.font = `15px ${family}`;
    brush.fillText(item.text, left + signWidth + 10, itemTop + rowHeight / 2 + 5);
  });
  top += legendRows * rowHeight + 26;
  brush.fillStyle = '#4f5a62';
  brush.font = `16px ${family}`;
  sourceLines.forEach((line, index) => brush.fillText(line, margin, top + index * 22));
  top += sourceLines.length * 22 + 10;
  brush.font = `14px ${family}`;
  cardLines.forEach((line, index) => brush.fillText(line, margin, top + index * 19));
  return new Promise((resolve, reject) => {
    sheet.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser could not make the image.'))), 'image/png');
  });
}

function drawMarking(brush: CanvasRenderingContext2D, parts: MapImageParts, top: number, width: number): void {
  brush.fillStyle = '#f3f2f1';
  brush.fillRect(0, top, width, 34);
  brush.fillStyle = '#0b0c0c';
  brush.textAlign = 'center';
  brush.font = `700 15px ${family}`;
  brush.fillText(parts.marking.toUpperCase(), width / 2, top + 22);
  if (!parts.invented) return;
  brush.textAlign = 'left';
  brush.fillText('Invented data', margin, top + 22);
}

function drawMap(
  brush: CanvasRenderingContext2D,
  { map, names }: MapImageParts,
  left: number,
  top: number,
  width: number,
  height: number,
): void {
  const box = map.getContainer().getBoundingClientRect();
  const scale = width / box.width;
  brush.save();
  brush.beginPath();
  brush.rect(left, top, width, height);
  brush.clip();
  brush.fillStyle = getComputedStyle(map.getContainer()).backgroundColor;
  brush.fillRect(left, top, width, height);
  const pictures = [
    ...map.getPanes().tilePane.querySelectorAll<HTMLImageElement>('img.leaflet-tile-loaded'),
    ...(map.getPane('ground')?.querySelectorAll('canvas') ?? []),
    ...map.getPanes().overlayPane.querySelectorAll('canvas'),
  ];
  for (const picture of pictures) {
    const place = picture.getBoundingClientRect();
    brush.drawImage(
      picture,
      left + (place.left - box.left) * scale,
      top + (place.top - box.top) * scale,
      place.width * scale,
      place.height * scale,
    );
  }
  brush.textAlign = 'center';
  brush.font = `600 ${13 * scale}px ${family}`;
  brush.lineWidth = 3 * scale;
  brush.lineJoin = 'round';
  for (const name of names) {
    const point = map.latLngToContainerPoint([name.latitude, name.longitude]);
    brush.strokeStyle = 'rgba(255,255,255,0.85)';
    brush.strokeText(name.text, left + point.x * scale, top + point.y * scale - 10 * scale);
    brush.fillStyle = ground.label;
    brush.fillText(name.text, left + point.x * scale, top + point.y * scale - 10 * scale);
  }
  brush.restore();
  brush.strokeStyle = '#b1b4b6';
  brush.lineWidth = 1;
  brush.strokeRect(left, top, width, height);
}

function wrap(brush: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (brush.measureText(longer).width > width && line !== '') {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== '') lines.push(line);
  return lines;
}
