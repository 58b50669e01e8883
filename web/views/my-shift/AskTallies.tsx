import { Details } from '../../components/Details.js';
import type { KeptVisit } from '../../phone/kept-visit.js';
import type { KeptShift } from '../../phone/phone-store.js';
import { Tally } from './Tally.js';

interface AskTalliesProps {
  readonly visit: KeptVisit;
  readonly asks: NonNullable<KeptShift['asks']>;
  readonly onChange: (visit: KeptVisit) => void;
}

export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What young people asked for, each counted from the list: what they said is written nowhere. */
export function AskTallies({ visit, asks, onChange }: AskTalliesProps) {
  if (asks.length === 0) return <p className="govuk-body">The list comes with the next signal.</p>;
  const count = (ask: KeptVisit['asks'][number]['ask']): number => visit.asks.find((one) => one.ask === ask)?.children ?? 0;
  return (
    <>
      {asks.map(({ ask, words }) => (
        <Tally
          key={ask}
          label={capitalised(words)}
          count={count(ask)}
          onChange={(children) =>
            onChange({
              ...visit,
              asks: [...visit.asks.filter((one) => one.ask !== ask), ...(children > 0 ? [{ ask, children }] : [])],
            })
          }
        />
      ))}
      <Details summary="What counts as which">
        <dl className="shift-definitions">
          {asks.map(({ ask, words, definition }) => (
            <div key={ask}>
              <dt>{capitalised(words)}</dt>
              <dd>{definition}</dd>
            </div>
          ))}
        </dl>
      </Details>
    </>
  );
}
