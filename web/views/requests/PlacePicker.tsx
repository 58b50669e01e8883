import { useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '../../components/Button.js';
import { PlaceSearch, type FoundPlace } from '../../filters/PlaceSearch.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { extentOfPolygon } from '../../map/boundaries.js';
import { gridReference } from '../../map/grid-reference.js';
import { MapControls } from '../../map/MapControls.js';
import { toGrid } from '../../map/national-grid.js';
import { useSignedIn } from '../../session/SessionContext.js';
import type { MarkedPlace } from './place-drawing.js';
import { usePlaceDrawing } from './use-place-drawing.js';

const keys = [
  ['Arrow keys', 'move the map'],
  ['Enter', 'mark the middle of the map'],
  ['+ and −', 'zoom in and out'],
  ['?', 'show or hide these keys'],
] as const;

interface PlacePickerProps {
  readonly place: MarkedPlace | null;
  readonly onPlace: (place: MarkedPlace) => void;
  readonly problem: string | undefined;
  /** Of the answer: the error summary leads to its map. */
  readonly name?: string;
  readonly heading?: string;
  /** What is kept of the place. */
  readonly kept?: string;
}

/** The place, by a click, by the keys, or by postcode and name; what is marked is also said in words. */
export function PlacePicker({
  place,
  onPlace,
  problem,
  name = 'location',
  heading = 'Where',
  kept = 'Of the place the square of 100 m it lies in is kept.',
}: PlacePickerProps) {
  const announce = useAnnounce();
  const { installation } = useSignedIn();
  const box = useRef<HTMLDivElement>(null);
  const [keysShown, setKeysShown] = useState(false);
  const mark = (at: MarkedPlace) => {
    onPlace(at);
    announce(`Marked: ${wordsOf(at)}.`);
  };
  const drawing = usePlaceDrawing(box, place, mark);

  const onPoint = (found: FoundPlace) => {
    mark(found);
    drawing?.lookAt(found);
  };
  /** A ward is no place yet: the map goes there, and the place in it is marked. */
  const onArea = (found: FoundPlace) => {
    drawing?.lookAt(found);
    announce(`The map shows ${found.name}. Mark the place in it.`);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === '?') setKeysShown(!keysShown);
    else if (event.key === 'Enter' && drawing) mark(drawing.centre());
    else return;
    event.stopPropagation();
    event.preventDefault();
  };
  return (
    <div
      className={`govuk-form-group place-picker${problem ? ' govuk-form-group--error' : ''}`}
      role="group"
      aria-labelledby="place-picker-label"
    >
      <h2 className="form-page__heading" id="place-picker-label">
        {heading}
      </h2>
      <p className="govuk-hint form-page__hint">Find it, or click the map; by keyboard move the map and press Enter. {kept}</p>
      {problem && (
        <p className="govuk-error-message">
          <span className="govuk-visually-hidden">Error: </span>
          {problem}
        </p>
      )}
      <PlaceSearch onArea={onArea} onPoint={onPoint} />
      <div className="map-frame">
        <div
          ref={box}
          id={`act-${name}`}
          className="map-box place-picker__box map-box--adding"
          role="application"
          aria-label="Map to mark the place. Arrow keys move it, Enter marks its middle, question mark lists the keys."
          onKeyDownCapture={onKey}
        />
        <span className="border-editor__cross" aria-hidden="true" />
        <MapControls
          onZoom={(by) => drawing?.frame.map.setZoom(drawing.frame.map.getZoom() + by)}
          onPan={(right, down) => drawing?.frame.pan(right, down)}
          onWhole={() => {
            const extent = extentOfPolygon(installation.extent);
            if (extent) drawing?.frame.fit(extent);
            announce('The map shows the whole area.');
          }}
          keysShown={keysShown}
          onKeys={setKeysShown}
          keys={keys}
        />
      </div>
      <div className="place-picker__below">
        <Button look="secondary" onClick={() => drawing && mark(drawing.centre())}>
          Mark the middle of the map
        </Button>
        <p className="place-picker__words">{place ? <>Marked: {wordsOf(place)}</> : 'No place is marked yet'}</p>
      </div>
    </div>
  );
}

/** «the square of 100 m SD 300 055» */
function wordsOf({ longitude, latitude }: MarkedPlace): string {
  const { easting, northing } = toGrid(longitude, latitude);
  return `the square of 100 m ${gridReference(easting, northing)}`;
}
