import { useImperativeHandle, useState, type ReactNode, type Ref, type RefObject } from 'react';
import { useAnnounce } from '../layout/Announcer.js';
import { useSignedIn } from '../session/SessionContext.js';
import { Legend } from './Legend.js';
import type { LegendModel } from './legend.js';
import { MapControls } from './MapControls.js';
import type { MapDrawing } from './map-drawing.js';
import type { MapHandle } from './map-handle.js';
import { drawMapImage } from './map-image.js';

interface LookedAtMapProps {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly drawing: MapDrawing | null;
  readonly legend: LegendModel;
  /** What the table below holds: «the same cells». */
  readonly inTable: string;
  readonly marking: string;
  /** The method card, for the picture. */
  readonly card?: Parameters<typeof drawMapImage>[0]['card'];
  readonly className?: string;
  readonly onEscape: () => void;
  /** Shows all there is to see. */
  readonly onWhole: () => void;
  readonly handle: Ref<MapHandle>;
  /** What else lies on the map. */
  readonly children: ReactNode;
}

/** The box of a map that is looked at, with its keys, its buttons and its legend, and its picture for whoever holds the handle. */
export function LookedAtMap(props: LookedAtMapProps) {
  const { box, drawing, legend, inTable, marking, card, className, onEscape, onWhole, handle, children } = props;
  const { installation } = useSignedIn();
  const announce = useAnnounce();
  const [keysShown, setKeysShown] = useState(false);

  useImperativeHandle(
    handle,
    () => ({
      image: async (title, sentence, source) => {
        if (!drawing) throw new Error('The map is not drawn yet.');
        const { map } = drawing.frame;
        const names = drawing.ground.namesShown();
        const { invented } = installation;
        return { blob: await drawMapImage({ map, names, title, sentence, legend, source, marking, invented, card }), marking };
      },
      lookAt: (longitude, latitude, { zoom = 14, focus = false } = {}) => {
        drawing?.frame.map.setView([latitude, longitude], Math.max(zoom, drawing.frame.map.getZoom()), { animate: false });
        if (focus) box.current?.focus();
      },
    }),
    [drawing, installation, legend, marking, card, box],
  );

  return (
    <div className={className === undefined ? 'map-with-legend' : `map-with-legend ${className}`}>
      <div className="map-frame">
        {/* The one place that takes the arrow keys for itself; a link before it skips it. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <div
          ref={box}
          className="map-box"
          role="application"
          aria-label={`Map: ${legend.title}, ${legend.subtitle}. Arrow keys move it, plus and minus zoom, question mark lists the keys. The table below holds ${inTable}.`}
          onKeyDown={(event) => {
            if (event.key === '?') setKeysShown((shown) => !shown);
            if (event.key === 'Escape') onEscape();
          }}
        />
        <MapControls
          onZoom={(step) => drawing?.frame.map.setZoom(drawing.frame.map.getZoom() + step)}
          onPan={(right, down) => drawing?.frame.pan(right, down)}
          onWhole={() => {
            onWhole();
            announce('The map shows the whole area.');
          }}
          keysShown={keysShown}
          onKeys={setKeysShown}
        />
        {children}
      </div>
      <Legend model={legend} />
    </div>
  );
}
