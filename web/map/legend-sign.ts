/** One sign of a legend on a canvas: the same strokes as on the map. */
import { drawHatch, drawLetter, drawStripes, drawSymbol } from './canvas-symbols.js';
import type { LegendSign } from './legend.js';
import { ground, openedRing } from './palette.js';

export function drawLegendSign(
  brush: CanvasRenderingContext2D,
  sign: LegendSign,
  left: number,
  top: number,
  width: number,
  height: number,
): void {
  brush.save();
  brush.translate(left, top);
  if (sign.draw === 'fill' || sign.draw === 'hatch') {
    const down = Math.max(0, (height - 14) / 2);
    brush.translate(0, down);
    if (sign.draw === 'fill') {
      brush.fillStyle = ground.land;
      brush.fillRect(0.5, 0.5, width - 1, 13);
      brush.globalAlpha = sign.strength;
      brush.fillStyle = sign.colour;
      brush.fillRect(0.5, 0.5, width - 1, 13);
      brush.globalAlpha = 1;
    } else {
      brush.beginPath();
      brush.rect(0, 0, width, 14);
      brush.clip();
      drawHatch(brush, sign.hatch, Math.max(width, 14) + 8);
    }
    brush.strokeStyle = ground.outline;
    brush.lineWidth = 1;
    brush.strokeRect(0.5, 0.5, width - 1, 13);
  } else if (sign.draw === 'class') {
    brush.translate(0, Math.max(0, (height - 16) / 2));
    brush.fillStyle = ground.land;
    brush.fillRect(0.5, 0.5, width - 1, 15);
    brush.globalAlpha = sign.strength;
    brush.fillStyle = sign.colour;
    brush.fillRect(0.5, 0.5, width - 1, 15);
    brush.globalAlpha = 1;
    brush.beginPath();
    brush.rect(0.5, 0.5, width - 1, 15);
    if (sign.striped) drawStripes(brush);
    drawLetter(brush, sign.letter, width / 2, 8, 11, sign.colour);
    brush.strokeStyle = ground.outline;
    brush.lineWidth = 1;
    brush.strokeRect(0.5, 0.5, width - 1, 15);
  } else if (sign.draw === 'outline') {
    brush.strokeStyle = '#0b0c0c';
    brush.lineWidth = 2.5;
    brush.strokeRect(2, (height - 12) / 2, width - 4, 12);
  } else if (sign.draw === 'circle') {
    brush.beginPath();
    brush.arc(width / 2, height / 2, sign.radius, 0, 2 * Math.PI);
    brush.globalAlpha = 0.72;
    brush.fillStyle = sign.colour;
    brush.fill();
  } else if (sign.draw === 'ring') {
    for (const [colour, wide] of [
      [openedRing.halo, openedRing.weight + 3],
      [openedRing.color, openedRing.weight],
    ] as const) {
      brush.beginPath();
      brush.arc(width / 2, height / 2, 5.5, 0, 2 * Math.PI);
      brush.strokeStyle = colour;
      brush.lineWidth = wide * 0.8;
      brush.stroke();
    }
  } else {
    drawSymbol(
      brush,
      sign.shape,
      width / 2,
      height / 2,
      sign.shape === 'circle' || sign.shape === 'square' || sign.shape === 'triangle' ? 6 : 8,
      sign.colour,
    );
  }
  brush.restore();
}
