import { useState, type KeyboardEvent } from 'react';
import { Button } from '../components/Button.js';
import { FindPlaceDocument, type FindPlaceQuery } from '../graphql.generated.js';
import { asFailure, request } from '../graphql/client.js';
import { useAnnounce } from '../layout/Announcer.js';

export type FoundPlace = FindPlaceQuery['findPlace'][number];

/** Finding a place by postcode, name or code: a list of what was found, each a button. */
export function PlaceSearch({
  onArea,
  onPoint,
}: {
  readonly onArea: (place: FoundPlace) => void;
  readonly onPoint: (place: FoundPlace) => void;
}) {
  const announce = useAnnounce();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly FoundPlace[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const find = async () => {
    const wanted = text.trim();
    setFound(null);
    if (wanted === '') {
      setProblem('Enter a postcode, a name or an area code');
      return;
    }
    setProblem(null);
    try {
      const { findPlace } = await request(FindPlaceDocument, { text: wanted });
      setFound(findPlace);
      announce(findPlace.length === 0 ? `Nothing found for ${wanted}.` : `${findPlace.length} found for ${wanted}.`);
    } catch (error) {
      setProblem(asFailure(error).message);
    }
  };
  const choose = (place: FoundPlace) => {
    setFound(null);
    setText('');
    (place.gssCode ? onArea : onPoint)(place);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      void find();
    }
    if (event.key === 'Escape') setFound(null);
  };

  return (
    <div className={`govuk-form-group filter-group${problem ? ' govuk-form-group--error' : ''}`} role="search">
      <label className="govuk-label filter-group__title" htmlFor="place">
        Place
      </label>
      <div className="govuk-hint filter-group__hint" id="place-hint">
        Postcode, ward or street
      </div>
      {problem && (
        <p className="govuk-error-message" id="place-error">
          <span className="govuk-visually-hidden">Error: </span>
          {problem}
        </p>
      )}
      <div className="place-search">
        <input
          className={`govuk-input${problem ? ' govuk-input--error' : ''}`}
          id="place"
          value={text}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={problem ? 'place-hint place-error' : 'place-hint'}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Button look="secondary" className="place-search__button" onClick={() => void find()}>
          Find
        </Button>
      </div>
      {found && found.length === 0 && (
        <p className="note">Nothing found. Check the spelling, or try the first part of a postcode.</p>
      )}
      {found && found.length > 0 && (
        <ul className="place-results" aria-label="Places found">
          {found.slice(0, 12).map((place) => (
            <li key={`${place.kind} ${place.name} ${place.gssCode ?? ''} ${place.longitude}`}>
              <button type="button" className="place-result" onClick={() => choose(place)}>
                <span>{place.name}</span>
                <span className="place-result__kind">{place.kind.toLowerCase().replaceAll('_', ' ')}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
