import { Link } from 'react-router';
import { ScrollRegion } from '../../../components/ScrollRegion.js';
import { Empty } from '../../../components/States.js';
import { Done } from '../../hotspot-areas/HotspotAreasView.js';
import { keptAddress, kindWords, whenOf, type KeptPlace } from './keep-words.js';
import { KeptFrame } from './KeptFrame.js';

/** Every place with its sessions, and where each is changed. */
export function KeptListView() {
  return (
    <KeptFrame
      title="Sessions and places"
      lead="What is open for children, as it is kept. The week, the map and reach have every change at once."
      back={{ to: '/provision', words: 'Youth provision' }}
      wide
      actions={
        <div className="toolbar">
          <Link className="govuk-button govuk-button--secondary" to="/provision/places/add">
            Add a place
          </Link>
          <Link className="govuk-button" to={`${keptAddress}/add`}>
            Add a session
          </Link>
        </div>
      }
    >
      {(places) => (
        <>
          <Done />
          {places.length === 0 ? (
            <Empty title="No place is kept yet">
              <p className="govuk-body-s">Load a list on the page «Data», or add a place and then its sessions.</p>
            </Empty>
          ) : (
            <Places places={places} />
          )}
        </>
      )}
    </KeptFrame>
  );
}

function Places({ places }: { readonly places: readonly KeptPlace[] }) {
  return (
    <ScrollRegion label="Sessions by place">
      <table className="govuk-table data-table">
        <caption className="govuk-visually-hidden">Sessions by place</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {['Place', 'Session', 'When'].map((words) => (
              <th key={words} scope="col" className="govuk-table__header">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        {places.map((place) => (
          <Place key={place.id} place={place} />
        ))}
      </table>
    </ScrollRegion>
  );
}

function Place({ place: { id, name, kind, location, areaText, sessions } }: { readonly place: KeptPlace }) {
  const rows = Math.max(1, sessions.length);
  const where = kind === 'detached' ? `over ${areaText ?? 'areas not stated'}` : location ? '' : 'on no map';
  return (
    <tbody className="govuk-table__body">
      {Array.from({ length: rows }, (_, at) => {
        const session = sessions[at];
        return (
          <tr key={at} className="govuk-table__row">
            {at === 0 && (
              <th scope="rowgroup" rowSpan={rows} className="govuk-table__header">
                {name}
                <span className="events__second">
                  {[kindWords[kind] ?? kind, where].filter((words) => words !== '').join(', ')} ·{' '}
                  <Link className="govuk-link provision-keep__act" to={`/provision/places/${id}/change`}>
                    Change<span className="govuk-visually-hidden"> the place {name}</span>
                  </Link>
                  {sessions.length === 0 && (
                    <>
                      {' · '}
                      <Link className="govuk-link provision-keep__act" to={`/provision/places/${id}/close`}>
                        Close<span className="govuk-visually-hidden"> the place {name}</span>
                      </Link>
                    </>
                  )}
                </span>
              </th>
            )}
            <td className="govuk-table__cell">
              {session?.name ?? 'No session is held here'}
              {session && (
                <span className="events__second">
                  {(['change', 'close'] as const).map((act) => (
                    <Link key={act} className="govuk-link provision-keep__act" to={`${keptAddress}/${session.id}/${act}`}>
                      {act === 'change' ? 'Change' : 'Close'}
                      <span className="govuk-visually-hidden">
                        {' '}
                        {session.name}, {name}
                      </span>
                    </Link>
                  ))}
                </span>
              )}
            </td>
            <td className="govuk-table__cell">{session ? whenOf(session) : ''}</td>
          </tr>
        );
      })}
    </tbody>
  );
}
