import { ForestPlot, type PlottedRatio } from '../../charts/ForestPlot.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Failed, Loading, Withheld } from '../../components/States.js';
import { AdjustedRiskRatiosDocument, type AdjustedRiskRatiosQuery, type ExtractFragment } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { inputOf, type AskedRatios } from './profile-address.js';
import { factorNames, levelText, ownRatioText, plottedOf, publishedRatioText } from './profile-words.js';

type Answer = AdjustedRiskRatiosQuery['adjustedRiskRatios'];
type Outcome = Answer['outcomes'][number];
type Ratio = Outcome['ratios'][number];

/** Ratios of the extract with their limits, beside published points: the picture, and the table that is its other half. */
export function OwnRatios({ extract, asked }: { readonly extract: ExtractFragment; readonly asked: AskedRatios }) {
  const { state, again } = useQuery(AdjustedRiskRatiosDocument, { input: inputOf(extract.id, asked) });
  if (state.status === 'failed') return <Failed failure={state.failure} again={again} />;
  if (state.status !== 'ready') return <Loading what="the ratios" />;
  const answer = state.data.adjustedRiskRatios;
  const { exposure, reference, outcomes } = answer;
  const levels = [
    ...new Set(outcomes.flatMap(({ ratios }) => ratios.filter(({ factor }) => factor === exposure).map(({ level }) => level))),
  ];
  return (
    <>
      <p className="govuk-body">
        {factorNames[exposure]}, compared with {levelText(exposure, reference).toLowerCase()}
        {asked.adjustFor.length === 0
          ? '; nothing else is held equal'
          : `; held equal: ${asked.adjustFor.map((factor) => factorNames[factor].toLowerCase()).join(', ')}`}
        .
      </p>
      {levels.map((level) => (
        <Level key={level} answer={answer} level={level} />
      ))}
      <p className="note">
        {answer.method.charAt(0).toUpperCase() + answer.method.slice(1)}. {answer.protection} Published ratios are of other
        children, another year and other recording.
      </p>
    </>
  );
}

const ofLevel = ({ ratios }: Outcome, exposure: Ratio['factor'], level: string): Ratio | undefined =>
  ratios.find((one) => one.factor === exposure && one.level === level);

function Level({ answer: { exposure, outcomes }, level }: { readonly answer: Answer; readonly level: string }) {
  const lines = outcomes.map((outcome) => ({
    outcome,
    own: ofLevel(outcome, exposure, level),
    // What was published compares gang associated children with the others.
    published: exposure === 'ASSOCIATION' && level === 'yes' ? outcome.published : [],
  }));
  const name = levelText(exposure, level);
  const drawn = lines
    .map(({ outcome, own, published }) => ({
      key: outcome.outcome,
      label: outcome.label,
      own: own?.ratio ?? null,
      ratios: [...plottedOwn(own), ...published.flatMap(plottedOf)],
    }))
    .filter(({ ratios }) => ratios.length > 0)
    .sort((one, other) => (other.own ?? 0) - (one.own ?? 0));
  const kinds = (['own', 'published'] as const).filter((kind) =>
    drawn.some(({ ratios }) => ratios.some((one) => one.kind === kind)),
  );
  const most = drawn[0];
  return (
    <section className="profile__level" aria-label={name}>
      <h3 className="govuk-heading-s">{name}</h3>
      {most && kinds.includes('own') ? (
        <ForestPlot
          summary={`${name}: ${drawn.length} outcomes; the largest ratio of your area: ${most.label}, ${ownRatioText(lines.find(({ outcome }) => outcome.outcome === most.key)!.own ?? {})}. All stand in the table below.`}
          kinds={kinds}
          rows={drawn}
        />
      ) : (
        <Withheld title="No ratio of these children can be told">
          <p className="govuk-body-s">The table says of each outcome why.</p>
        </Withheld>
      )}
      <RatioTable caption={`${name}: adjusted risk ratios`} lines={lines} />
    </section>
  );
}

const plottedOwn = (own: Ratio | undefined): PlottedRatio[] =>
  own?.ratio == null ? [] : [{ kind: 'own', ratio: own.ratio, lower: own.lower, upper: own.upper, words: ownRatioText(own) }];

interface Line {
  readonly outcome: Outcome;
  readonly own: Ratio | undefined;
  readonly published: Outcome['published'];
}

function RatioTable({ caption, lines }: { readonly caption: string; readonly lines: readonly Line[] }) {
  const hasPublished = lines.some(({ published }) => published.length > 0);
  const titles = [
    'Outcome',
    'Ratio (95 % limits)',
    'p',
    'Significant',
    ...(hasPublished ? ['Published'] : []),
    'To be said beside it',
  ];
  return (
    <ScrollRegion label={caption}>
      <table className="govuk-table data-table">
        <caption className="govuk-visually-hidden">{caption}</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {titles.map((title) => (
              <th key={title} scope="col" className="govuk-table__header">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {lines.map(({ outcome, own, published }) => (
            <tr key={outcome.outcome} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {outcome.label}
              </th>
              <td className="govuk-table__cell profile__ratio">{own?.ratio == null ? '–' : ownRatioText(own)}</td>
              <td className="govuk-table__cell">{pText(own)}</td>
              <td className="govuk-table__cell">{own?.significant == null ? '–' : own.significant ? 'Yes' : 'No'}</td>
              {hasPublished && (
                <td className="govuk-table__cell">
                  {published.length === 0
                    ? 'none'
                    : published.map((one) => `${publishedRatioText(one)}${one.subgroup ? ` (${one.subgroup})` : ''}`).join('; ')}
                </td>
              )}
              <td className="govuk-table__cell">
                {[...new Set([own?.note, ...(own?.ratio == null ? [] : outcome.notes)].filter(Boolean))].join(' ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function pText(own: Ratio | undefined): string {
  if (own?.p == null) return '–';
  return own.p < 0.0001 ? 'under 0.0001' : own.p.toFixed(4);
}
