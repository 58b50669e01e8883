/** What is said of an edit to whoever does not see the map. */
import type { Edit, Editing } from './ring-editing.js';

export function editText(before: Editing, after: Editing, edit: Edit): string {
  if (edit.do === 'choose') return edit.point === null ? 'No point is chosen.' : `${pointText(after, edit.point)} is chosen.`;
  if (after === before) return edit.do === 'undo' ? 'There is nothing to undo.' : '';
  const { length } = after.ring;
  switch (edit.do) {
    case 'move':
      return `${pointText(after, edit.point)}, moved ${directionText(edit.east, edit.north)}.`;
    case 'place':
      return `${pointText(after, edit.point)}, moved.`;
    case 'add':
      return `${pointText(after, after.chosen ?? 0)} is added. ${length} points.`;
    case 'remove':
      return `Point ${edit.point + 1} is removed. ${length} points.`;
    case 'replace':
      return `The border has ${length} points now.`;
    case 'undo':
      return `Undone. ${length} points.`;
  }
}

function pointText({ ring }: Editing, point: number): string {
  const at = ring[point];
  return at ? `Point ${point + 1}, ${at.easting} east, ${at.northing} north` : `Point ${point + 1}`;
}

function directionText(east: number, north: number): string {
  const parts = [
    north === 0 ? '' : `${Math.abs(north)} m ${north > 0 ? 'north' : 'south'}`,
    east === 0 ? '' : `${Math.abs(east)} m ${east > 0 ? 'east' : 'west'}`,
  ];
  return parts.filter((part) => part !== '').join(' and ');
}
