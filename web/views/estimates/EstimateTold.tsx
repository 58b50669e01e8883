import { Details } from '../../components/Details.js';
import { formatCount } from '../../components/numbers.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { countOf, groupNames, lowToHigh, rangeOf, type Told, type ToldGroup } from './estimate-words.js';
import { ScenarioChart } from './ScenarioChart.js';
import { SmallerAreas } from './SmallerAreas.js';

/** What an estimate says: the sentence, the groups, what to beware of beside them, the scenarios, smaller areas, and how it was made. */
export function EstimateTold({ told }: { readonly told: Told }) {
  const several = told.groups.some(({ scenarios }) => scenarios.length > 1);
  return (
    <div className="estimate-told">
      <p className="estimate-told__sentence">{told.sentence}</p>
      <GroupsTable told={told} several={several} />
      <Beware told={told} />
      {several && <ScenarioChart groups={told.groups} place={told.area.name} />}
      <SmallerAreas told={told} />
      <England told={told} />
      <HowMade told={told} />
    </div>
  );
}

function GroupsTable({ told, several }: { readonly told: Told; readonly several: boolean }) {
  const { groups, localIdentified, area } = told;
  const caption = `Children aged 10–17 of ${area.name}, by group`;
  const identified = localIdentified ? lowToHigh(localIdentified.low ?? null, localIdentified.high ?? null) : 'not entered';
  return (
    <ScrollRegion label={caption}>
      <table className="govuk-table data-table estimate-groups">
        <caption className="govuk-table__caption govuk-table__caption--s">{caption}. Groups overlap: do not add them up.</caption>
        <thead className="govuk-table__head">
          <tr>
            {['Group', 'Expected', 'Scenarios', 'Known to services', 'Not known', 'Share known'].map((title, at) => (
              <th key={title} scope="col" className={`govuk-table__header${at > 0 ? ' govuk-table__header--numeric' : ''}`}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.group} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {groupNames[group.group]}
                {group.interval && (
                  <span className="estimate-groups__second">
                    The survey’s own interval here: {rangeOf(group.interval)}. Not the scenarios.
                  </span>
                )}
              </th>
              <Numeric>{group.estimate ? countOf(group.estimate.central) : 'no estimate'}</Numeric>
              <Numeric>{scenarioWords(group, several)}</Numeric>
              <Numeric>{group.group === 'CRIMINALLY_EXPLOITED' ? knownWords(group) : identified}</Numeric>
              <Numeric>{group.invisible?.words ?? '–'}</Numeric>
              <Numeric>{group.share?.words ?? '–'}</Numeric>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const scenarioWords = ({ estimate }: ToldGroup, several: boolean): string =>
  estimate == null ? '–' : several ? rangeOf(estimate) : 'one method';

const knownWords = ({ known }: ToldGroup): string => (known ? countOf(known) : 'not entered');

function Numeric({ children }: { readonly children: string }) {
  return <td className="govuk-table__cell govuk-table__cell--numeric">{children}</td>;
}

function Beware({ told: { caveats, lacking, localIdentified } }: { readonly told: Told }) {
  const here = caveats.filter(({ about }) => !['IDENTIFIED_LOW', 'IDENTIFIED_HIGH', 'UNDER_10', 'SHARE'].includes(about));
  return (
    <div className="effect-result__warnings estimate-told__beware">
      <h2 className="chart__title">Beware</h2>
      <ul className="govuk-list govuk-list--bullet">
        {lacking.length > 0 && <li>Without a count here, and so by the share of children: {lacking.join('; ')}.</li>}
        {localIdentified && (
          <li>Whom services flag is a wider group than children who call themselves members: a share known is an upper limit.</li>
        )}
        {here.map(({ about, text }) => (
          <li key={text}>
            {about in groupNames && <strong>{groupNames[about as keyof typeof groupNames]}: </strong>}
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The report’s own arithmetic, with its errors beside the figures they bite. */
function England({ told }: { readonly told: Told }) {
  const { nationalIdentified: identified, groups, knownShares, caveats } = told;
  const beside = (about: string): string => caveats.flatMap((one) => (one.about === about ? [one.text] : [])).join(' ');
  const figures = [
    ['Identified, low', countOf(identified.low), beside('IDENTIFIED_LOW')],
    ['Identified, high', countOf(identified.high), beside('IDENTIFIED_HIGH')],
    ['Under 10, a need for early help, in no gap', countOf(identified.underTen), beside('UNDER_10')],
  ] as const;
  return (
    <section aria-labelledby="estimate-england">
      <h2 className="data-page__heading" id="estimate-england">
        England
      </h2>
      <dl className="estimate-england">
        {figures.map(([words, figure, caveat]) => (
          <div key={words} className="estimate-england__row">
            <dt>{words}</dt>
            <dd>
              <strong>{figure}</strong>
              {caveat && <span className="note"> {caveat}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <ScrollRegion label="England: prevalence and gap by group">
        <table className="govuk-table data-table">
          <caption className="govuk-table__caption govuk-table__caption--s">Prevalence, and how many are not identified</caption>
          <thead className="govuk-table__head">
            <tr>
              {['Group', 'Children', 'Survey', 'Not identified', 'Share identified'].map((title, at) => (
                <th
                  key={title}
                  scope="col"
                  className={`govuk-table__header${[1, 3, 4].includes(at) ? ' govuk-table__header--numeric' : ''}`}
                >
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ group, national, surveyYear, basis, nationalGap, nationalShare }) => (
              <tr key={group} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  {groupNames[group]}
                </th>
                <Numeric>{national == null ? 'none' : formatCount(national)}</Numeric>
                <td className="govuk-table__cell">
                  {surveyYear ? `${surveyYear}; ` : ''}
                  {basis}
                </td>
                <Numeric>{nationalGap?.words ?? 'no gap'}</Numeric>
                <Numeric>{nationalShare?.words ?? '–'}</Numeric>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="note">{beside('SHARE')}</p>
      <p className="govuk-body-s">Of known children: {knownShares.join('; ')}.</p>
    </section>
  );
}

function HowMade({ told }: { readonly told: Told }) {
  const formulas = [...told.formulas, ...(told.localIdentified?.formulas ?? [])];
  const ofEngland = told.nationalIdentified.formulas;
  return (
    <section aria-labelledby="estimate-how">
      <h2 className="data-page__heading" id="estimate-how">
        How it was worked out
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {told.methods.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Details summary="Formulas, with the numbers in them">
        <ul className="govuk-list estimate-formulas">
          {formulas.map((line) => (
            <li key={line}>{line}</li>
          ))}
          {ofEngland.map((line) => (
            <li key={line}>England: {line}</li>
          ))}
        </ul>
      </Details>
      <Details summary={`Every figure that went in, with its source (${told.inputs.length})`}>
        <ScrollRegion label="Figures that went in">
          <table className="govuk-table data-table estimate-inputs">
            <caption className="govuk-visually-hidden">Figures that went in</caption>
            <thead className="govuk-table__head">
              <tr>
                {['What', 'Figure', 'Source'].map((title) => (
                  <th key={title} scope="col" className="govuk-table__header">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {told.inputs.map(({ words, figure, source, edited }) => (
                <tr key={words} className="govuk-table__row">
                  <th scope="row" className="govuk-table__header">
                    {words}
                  </th>
                  <td className="govuk-table__cell">{figure ?? 'not shown'}</td>
                  <td className="govuk-table__cell">
                    {source}
                    {edited ? ' (entered)' : ''}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </Details>
    </section>
  );
}
