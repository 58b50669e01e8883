import { useAnnounce } from '../../layout/Announcer.js';
import type { BorderDrawing } from './border-drawing.js';
import { editText } from './edit-words.js';
import { edited, type Edit, type Editing } from './ring-editing.js';

/** Carries an edit out: says it, hands it on and brings its point into the map. */
export function useEdit(
  editing: Editing,
  onEditing: (editing: Editing) => void,
): (edit: Edit, drawing: BorderDrawing | null) => void {
  const announce = useAnnounce();
  return (one, drawing) => {
    const next = edited(editing, one);
    const said = editText(editing, next, one);
    if (said) announce(said);
    if (next !== editing) onEditing(next);
    const at = next.chosen === null ? undefined : next.ring[next.chosen];
    if (at) drawing?.show(at);
  };
}
