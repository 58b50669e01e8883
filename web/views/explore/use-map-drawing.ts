import { useEffect, useRef, useState, type RefObject } from 'react';
import { useAnnounce } from '../../layout/Announcer.js';
import type { AreaFeature } from '../../map/boundaries.js';
import type { Extent } from '../../map/map-frame.js';
import { useSignedIn } from '../../session/SessionContext.js';
import type { ExploreState, MapPosition } from '../../view-state/explore-state.js';
import type { AreaRow } from './area-rows.js';
import { MapDrawing } from './map-drawing.js';
import { mapMoveText } from './map-move-text.js';

interface Watched {
  readonly state: ExploreState;
  readonly features: readonly AreaFeature[];
  readonly rows: readonly AreaRow[];
  readonly onSelect: (gssCode: string | null) => void;
  readonly onOpen: (ids: readonly string[]) => void;
  readonly onChange: (part: Partial<ExploreState>, how?: 'push' | 'replace') => void;
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
        speak = window.setTimeout(
          () => latest.current.announce(mapMoveText(drawn, latest.current.features, latest.current.rows)),
          500,
        );
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

export const positionWords = (position: MapPosition): string =>
  `${position.latitude.toFixed(5)},${position.longitude.toFixed(5)},${Number(position.zoom.toFixed(2))}`;
