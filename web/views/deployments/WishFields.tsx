import type { WholePlanFragment } from '../../graphql.generated.js';
import { timesOf, type PlaceWish, type Wish } from './wishes.js';

interface WishFieldsProps {
  readonly plan: WholePlanFragment;
  readonly place: WholePlanFragment['candidates'][number];
  readonly wish: PlaceWish;
  readonly onChange: (wish: PlaceWish) => void;
}

/** What the planner wishes of one place: whether, by which team, when; and when it is busiest. */
export function WishFields({ plan, place, wish, onChange }: WishFieldsProps) {
  const change = (part: Partial<PlaceWish>): void => onChange({ ...wish, ...part });
  const wishes: readonly (readonly [Wish, string])[] = [
    ['open', 'as the plan finds'],
    ...(place.requests.length > 0 ? [['answer', 'answer its request'] as const] : []),
    ['must', 'has to be visited'],
    ['not', 'not this evening'],
  ];
  const hours = timesOf(plan, 60);
  return (
    <>
      <Choice
        label={`Your wish for ${place.name}`}
        chosen={wish.wish}
        choices={wishes}
        onChange={(chosen) => change({ wish: chosen as Wish, team: '', at: '' })}
      />
      {(wish.wish === 'must' || wish.wish === 'not') && (
        <Choice
          label={`By which team, ${place.name}`}
          chosen={wish.team}
          choices={[['', 'by any team'], ...plan.routes.map(({ team, name }) => [team, `by ${name}`] as const)]}
          onChange={(team) => change({ team })}
        />
      )}
      {wish.wish === 'must' && (
        <Choice
          label={`From when, ${place.name}`}
          chosen={wish.at}
          choices={[
            ['', 'at any time'],
            ...timesOf(plan, 15)
              .slice(0, -1)
              .map((at) => [at, `from ${at}`] as const),
          ]}
          onChange={(at) => change({ at })}
        />
      )}
      <details className="govuk-details wish-hours" open={wish.busyFrom !== ''}>
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">
            Busiest hours<span className="govuk-visually-hidden"> of {place.name}</span>
          </span>
        </summary>
        <div className="wish-hours__fields">
          <Choice
            label={`Busiest from, ${place.name}`}
            chosen={wish.busyFrom}
            choices={[['', 'not known'], ...hours.slice(0, -1).map((at) => [at, `from ${at}`] as const)]}
            onChange={(busyFrom) => change({ busyFrom, busyTo: busyFrom === '' ? '' : wish.busyTo || hours.at(-1)! })}
          />
          {wish.busyFrom !== '' && (
            <Choice
              label={`Busiest until, ${place.name}`}
              chosen={wish.busyTo}
              choices={hours.slice(hours.indexOf(wish.busyFrom) + 1).map((at) => [at, `until ${at}`] as const)}
              onChange={(busyTo) => change({ busyTo })}
            />
          )}
        </div>
      </details>
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly chosen: string;
  readonly choices: readonly (readonly [code: string, words: string])[];
  readonly onChange: (code: string) => void;
}

function Choice({ label, chosen, choices, onChange }: ChoiceProps) {
  return (
    <select
      className="govuk-select deployment-wish"
      aria-label={label}
      value={chosen}
      onChange={(event) => onChange(event.target.value)}
    >
      {choices.map(([code, words]) => (
        <option key={code} value={code}>
          {words}
        </option>
      ))}
    </select>
  );
}
