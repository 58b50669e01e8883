import { useEffect, useRef, useState, type RefObject } from 'react';
import { extentOfPolygon } from '../../map/boundaries.js';
import { useGroundOf } from '../../map/use-ground-of.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { PlaceDrawing, type MarkedPlace } from './place-drawing.js';

/** Makes the map in its box and keeps the mark on it. Leaflet runs outside React. */
export function usePlaceDrawing(
  box: RefObject<HTMLDivElement | null>,
  place: MarkedPlace | null,
  onMark: (place: MarkedPlace) => void,
): PlaceDrawing | null {
  const { installation } = useSignedIn();
  const [drawing, setDrawing] = useState<PlaceDrawing | null>(null);
  const latest = useRef(onMark);
  /** What was marked before is looked at; what is marked since lies under the eyes. */
  const before = useRef(place);
  useEffect(() => {
    latest.current = onMark;
  });

  useEffect(() => {
    if (!box.current) return;
    const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const options = { basemap: installation.basemap, onRest: () => undefined, reducedMotion };
    const made = new PlaceDrawing(box.current, options, (at) => latest.current(at));
    const extent = extentOfPolygon(installation.extent);
    if (extent) made.frame.fit(extent);
    if (before.current) made.lookAt(before.current);
    const resized = new ResizeObserver(() => made.frame.resized());
    resized.observe(box.current);
    setDrawing(made);
    return () => {
      resized.disconnect();
      made.frame.remove();
      setDrawing(null);
    };
  }, [box, installation.basemap, installation.extent]);

  useGroundOf(drawing);
  useEffect(() => drawing?.setPlace(place), [drawing, place]);
  return drawing;
}
