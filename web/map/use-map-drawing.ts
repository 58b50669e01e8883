import { useEffect, useRef, useState, type RefObject } from 'react';
import { useAnnounce } from '../layout/Announcer.js';
import type { Extent } from './map-frame.js';
import { useSignedIn } from '../session/SessionContext.js';
import { positionWords, type MapPosition } from '../view-state/map-state.js';
import { MapDrawing } from './map-drawing.js';

interface Watched {
  /** Where the address wants it to look; null: wherever all is seen. */
  readonly map: MapPosition | null;
  readonly onSelect: (gssCode: string | null) => void;
  readonly onOpen: (ids: readonly string[]) => void;
  readonly onChange: (part: { readonly map: MapPosition }, how: 'replace') => void;
  /** After a move, for screen readers. */
  readonly moveText: (drawing: MapDrawing) => string;
}

/** Makes the map in its box and follows where it rests. Leaflet runs outside React: panning renders nothing until the map rests. */
export function useMapDrawing(box: RefObject<HTMLDivElement | null>, watched: Watched) {
  const { installation } = useSignedIn();
  const announce = useAnnounce();
  const [drawing, setDrawing] = useState<MapDrawing | null>(null);
  const [view, setView] = useState<{ zoom: number; extent: Extent } | null>(null);
  const shownWords = useRef('');
  const latest = useRef({ ...watched, announce });
  useEffect(() => {
    latest.current = { ...watched, announce };
  });

  useEffect(() => {
    if (!box.current) return;
    let made: MapDrawing | null = null;
    let follow = 0;
    let speak = 0;
    const onRest = (byPerson: boolean) => {
      if (!made) return;
      const drawn = made;
      clearTimeout(follow);
      // In a task of its own: the one that ends a zoom projects and draws everything anew already.
      follow = window.setTimeout(() => {
        const { frame } = drawn;
        setView({ zoom: frame.map.getZoom(), extent: frame.extent() });
        if (!byPerson) return;
        shownWords.current = positionWords(frame.position());
        latest.current.onChange({ map: frame.position() }, 'replace');
        clearTimeout(speak);
        speak = window.setTimeout(() => latest.current.announce(latest.current.moveText(drawn)), 500);
      });
    };
    const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches;
    made = new MapDrawing(
      box.current,
      { basemap: installation.basemap, onRest, reducedMotion },
      (gssCode) => latest.current.onSelect(gssCode),
      (ids) => latest.current.onOpen(ids),
    );
    const drawn = made;
    const resized = new ResizeObserver(() => drawn.frame.resized());
    resized.observe(box.current);
    let fromSheet: (() => void) | null = null;
    const toSheet = () => {
      fromSheet ??= drawn.frame.fitSheet();
    };
    const toScreen = () => {
      fromSheet?.();
      fromSheet = null;
    };
    window.addEventListener('beforeprint', toSheet);
    window.addEventListener('afterprint', toScreen);
    setDrawing(drawn);
    return () => {
      clearTimeout(follow);
      clearTimeout(speak);
      resized.disconnect();
      window.removeEventListener('beforeprint', toSheet);
      window.removeEventListener('afterprint', toScreen);
      drawn.frame.remove();
      setDrawing(null);
    };
  }, [box, installation.basemap]);

  return { drawing, view, shownWords, latest };
}
