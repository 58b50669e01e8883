import { ChartFigure } from '../../charts/ChartFigure.js';
import type { ClassModelFragment, WholeTypologyFragment } from '../../graphql.generated.js';
import { shareText } from './typology-words.js';

type ClassItem = ClassModelFragment['found'][number]['items'][number];

interface ProfilesChartProps {
  readonly indicators: WholeTypologyFragment['indicators'];
  readonly model: ClassModelFragment;
  readonly names: readonly string[];
}

/** How often each indicator holds in each class: a bar a class, hatched where only an end is told, and none where it is withheld. */
export function ProfilesChart({ indicators, model, names }: ProfilesChartProps) {
  const told = model.found.map((one) => one.items);
  const leading = names.map((name, at) => {
    const strong = indicators
      .filter(
        (_, j) => (told[at]![j]!.told === 'OVER' ? 100 : (told[at]![j]!.percent ?? 0)) >= 50 && told[at]![j]!.told !== 'UNDER',
      )
      .map(({ label }) => label.toLowerCase());
    if (told[at]!.every((item) => item.told === 'WITHHELD')) return `${name}: withheld`;
    return `${name}: ${strong.length === 0 ? 'nothing in half or more' : strong.join(', ')}`;
  });
  return (
    <ChartFigure
      title="Profiles"
      summary={`What half of a class or more has. ${leading.join('; ')}.`}
      columns={['Indicator', ...names]}
      rows={indicators.map(({ label }, j) => [label, ...told.map((items) => shareText(items[j]!))])}
      note="How often an indicator holds in a class. Hatched: under or over the share beside it, for it is of fewer than ten children, or of all but fewer than ten."
    >
      <div className="profiles" aria-hidden="true">
        {indicators.map(({ code, label }, j) => (
          <div key={code} className="profiles__indicator">
            <span className="profiles__label">{label}</span>
            {names.map((name, at) => (
              <div key={name} className="profiles__row">
                <span className="profiles__class">{name}</span>
                <Bar item={told[at]![j]!} place={at} />
                <span className="profiles__figure">{shareText(told[at]![j]!)}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
    </ChartFigure>
  );
}

function Bar({ item: { told, percent }, place }: { readonly item: ClassItem; readonly place: number }) {
  return (
    <span className="profiles__track">
      {told !== 'WITHHELD' && percent != null && (
        <span
          className={`profiles__bar profiles__bar--${place % 2 === 0 ? 'even' : 'odd'}${told === 'PERCENT' ? '' : ' profiles__bar--end'}`}
          style={{ width: `${told === 'OVER' ? 100 : percent}%` }}
        />
      )}
    </span>
  );
}
