/** Keys that draw a border, on the map and in the list of its points. */
import type { KeyboardEvent } from 'react';
import type { Edit, Editing } from './ring-editing.js';

export const steps = [1, 5, 10, 50, 100] as const;

const arrows: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

export const keys = [
  ['N and P', 'choose the next or previous point'],
  ['Arrow keys', 'move the chosen point; with none chosen, the map'],
  ['Shift + arrow', 'move it ten times as far'],
  ['Enter', 'add a point in the middle of the map'],
  ['A', 'add a point half way to the next'],
  ['Delete', 'remove the chosen point'],
  ['Ctrl + Z', 'undo'],
  ['Escape', 'let go of the point'],
  ['+ and −', 'zoom in and out'],
] as const;

/** What a key does to the border; null: nothing, so that the map or the page may have it. */
export function editOfKey({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent, { chosen }: Editing, step: number): Edit | null {
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'z') return { do: 'undo' };
  if (ctrlKey || metaKey || chosen === null) return null;
  const arrow = arrows[key];
  const metres = shiftKey ? step * 10 : step;
  if (arrow) return { do: 'move', point: chosen, east: arrow[0] * metres, north: arrow[1] * metres };
  if (key === 'Delete' || key === 'Backspace') return { do: 'remove', point: chosen };
  return key.toLowerCase() === 'a' || key === 'Insert' ? { do: 'add', after: chosen } : null;
}
