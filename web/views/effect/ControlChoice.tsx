import { useId } from 'react';
import { Button } from '../../components/Button.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { formatCount } from '../../components/numbers.js';
import type { SuggestedFragment } from '../../graphql.generated.js';
import { Tag } from '../../components/Tag.js';
import { distanceText } from './effect-words.js';

interface ControlChoiceProps {
  readonly title: string;
  readonly suggested: readonly SuggestedFragment[];
  readonly chosen: readonly string[];
  /** Chosen for the other place already: counted once only. */
  readonly taken: readonly string[];
  readonly onChoose: (codes: readonly string[]) => void;
}

/** LSOAs that went alike, to be chosen by somebody who knows what else was done there. */
export function ControlChoice({ title, suggested, chosen, taken, onChoose }: ControlChoiceProps) {
  const id = useId();
  // What the address names and is no longer among the most alike stays chosen, and is seen to be.
  const others = chosen.filter((code) => !suggested.some(({ gssCode }) => gssCode === code));
  const together = suggested.filter((one) => one.together && !taken.includes(one.gssCode)).map(({ gssCode }) => gssCode);
  return (
    <section className="effect-controls" aria-labelledby={id}>
      <h3 className="chart__title" id={id}>
        {title}
      </h3>
      {suggested.length === 0 && <p className="govuk-body-s">No LSOA is far enough away and without an active hotspot area.</p>}
      {together.length > 0 && (
        <Button look="secondary" className="effect-controls__take" onClick={() => onChoose(together)}>
          Take the {together.length} that are most alike together
        </Button>
      )}
      <ScrollRegion label={title}>
        <table className="govuk-table data-table effect-controls__table">
          <caption className="govuk-visually-hidden">{title}</caption>
          <thead className="govuk-table__head">
            <tr>
              <th scope="col" className="govuk-table__header">
                LSOA
              </th>
              <th scope="col" className="govuk-table__header govuk-table__header--numeric">
                Reports before
              </th>
              <th scope="col" className="govuk-table__header govuk-table__header--numeric">
                Away
              </th>
            </tr>
          </thead>
          <tbody>
            {suggested.map((one) => (
              <tr key={one.gssCode} className="govuk-table__row">
                <td className="govuk-table__cell">
                  <label className="small-choice">
                    <input
                      type="checkbox"
                      checked={chosen.includes(one.gssCode)}
                      disabled={taken.includes(one.gssCode)}
                      onChange={({ target }) =>
                        onChoose(target.checked ? [...chosen, one.gssCode] : chosen.filter((code) => code !== one.gssCode))
                      }
                    />
                    <span>
                      {one.name}
                      {taken.includes(one.gssCode) && <span className="effect-controls__second">chosen in the other list</span>}
                    </span>
                  </label>
                  {one.together && <Tag colour="blue">Together most alike</Tag>}
                </td>
                <td className="govuk-table__cell govuk-table__cell--numeric">{formatCount(one.reports)}</td>
                <td className="govuk-table__cell govuk-table__cell--numeric">{distanceText(one.metres)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {others.length > 0 && (
        <p className="note">
          Chosen as well: {others.join(', ')}.{' '}
          <button type="button" className="link-button" onClick={() => onChoose(chosen.filter((code) => !others.includes(code)))}>
            Leave them out
          </button>
        </p>
      )}
    </section>
  );
}
