import { useEffect, useRef, useState, type RefObject } from 'react';
import { extentOfPolygon } from '../../map/boundaries.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { useGroundOf } from '../../map/use-ground-of.js';
import { BorderDrawing, type DrawnShape, type StandingArea } from './border-drawing.js';
import type { Edit, Editing } from './ring-editing.js';

/** Makes the map in its box and keeps it like the border that is drawn. Leaflet runs outside React. */
export function useBorderDrawing(
  box: RefObject<HTMLDivElement | null>,
  editing: Editing,
  edit: (edit: Edit) => void,
  {
    adding,
    others,
    shape = 'ring',
  }: { readonly adding: boolean; readonly others: readonly StandingArea[]; readonly shape?: DrawnShape },
): BorderDrawing | null {
  const { installation } = useSignedIn();
  const [drawing, setDrawing] = useState<BorderDrawing | null>(null);
  const latest = useRef({ edit, ring: editing.ring });
  useEffect(() => {
    latest.current = { edit, ring: editing.ring };
  });

  useEffect(() => {
    if (!box.current) return;
    const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const made = new BorderDrawing(
      box.current,
      { basemap: installation.basemap, onRest: () => undefined, reducedMotion },
      {
        onChoose: (point) => latest.current.edit({ do: 'choose', point }),
        onPlace: (point, at) => latest.current.edit({ do: 'place', point, at }),
        onAdd: (after, at) => latest.current.edit({ do: 'add', after, at }),
      },
      shape,
    );
    made.look(latest.current.ring, extentOfPolygon(installation.extent));
    const resized = new ResizeObserver(() => made.frame.resized());
    resized.observe(box.current);
    setDrawing(made);
    return () => {
      resized.disconnect();
      made.frame.remove();
      setDrawing(null);
    };
  }, [box, installation.basemap, installation.extent, shape]);

  useGroundOf(drawing);
  useEffect(() => drawing?.setOthers(others), [drawing, others]);
  useEffect(() => drawing?.setAdding(adding), [drawing, adding]);
  useEffect(() => drawing?.setRing(editing.ring, editing.chosen), [drawing, editing.ring, editing.chosen]);
  return drawing;
}
