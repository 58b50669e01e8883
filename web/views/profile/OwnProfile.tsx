import { longDate } from '../../components/dates.js';
import { countText, plural } from '../../components/numbers.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { ChoiceField } from '../../forms/FormFields.js';
import { AssessmentExtractsDocument, type ExtractFragment } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { OwnRatios } from './OwnRatios.js';
import { OwnTables } from './OwnTables.js';
import type { ProfileState } from './profile-address.js';
import { RatiosForm } from './RatiosForm.js';

interface OwnProfileProps {
  readonly state: ProfileState;
  readonly change: (part: Partial<ProfileState>) => void;
}

/** What the own agency loaded of its assessments: whom it counts, ratios beside published ones, and tables. */
export function OwnProfile({ state, change }: OwnProfileProps) {
  const { state: answer, again } = useQuery(AssessmentExtractsDocument, {});
  if (answer.status === 'failed') return <Failed failure={answer.failure} again={again} />;
  if (answer.status !== 'ready') return <Loading what="your agency’s extracts" />;
  const extracts = answer.data.assessmentExtracts;
  const extract = extracts.find(({ id }) => id === state.extract) ?? extracts[0];
  if (!extract)
    return (
      <Empty title="Your agency has loaded no extract of its assessments">
        <p className="govuk-body-s">
          A council’s analyst loads one on the page «Data» as «assessment-extract», under an agreement that covers it: one row a
          child with nothing that says who, or children counted together. No row for a child is stored.
        </p>
      </Empty>
    );
  return (
    <div className="profile">
      {extracts.length > 1 && (
        <ChoiceField
          id="profile-extract"
          label="Extract"
          none={extractText(extract)}
          chosen=""
          choices={extracts.filter((one) => one !== extract).map((one) => ({ code: one.id, words: extractText(one) }))}
          onChange={(id) => change({ extract: id })}
        />
      )}
      <Whom extract={extract} />
      <section className="profile__part" aria-label="Adjusted risk ratios">
        <h2 className="data-page__heading">Adjusted risk ratios</h2>
        <RatiosForm key={JSON.stringify(state.asked)} asked={state.asked} onAsk={(asked) => change({ asked })} />
        <OwnRatios extract={extract} asked={state.asked} />
      </section>
      <OwnTables extract={extract} table={state.table} onTable={(table) => change({ table })} />
    </div>
  );
}

const extractText = ({ cohort, period, loadedAt }: ExtractFragment): string =>
  `${cohort} ${period}, loaded ${longDate(loadedAt)}`;

const kindText: Readonly<Record<string, readonly [one: string, many: string]>> = {
  team: ['team', 'teams'],
  school: ['school', 'schools'],
  authority: ['authority', 'authorities'],
};

function Whom({ extract }: { readonly extract: ExtractFragment }) {
  const { cohortInWords, period, clusteredBy, clusters, loadedAt, invented, exclusions } = extract;
  const clustered =
    clusteredBy == null ? 'It names no teams or schools.' : `They are of ${plural(clusters, ...kindText[clusteredBy]!)}.`;
  return (
    <section className="profile__part" aria-label="Whom it counts">
      <h2 className="data-page__heading">Whom it counts</h2>
      <p className="govuk-body">
        {cohortInWords}, {period.replace(/-/, '–')}, aged 10 to 17. {clustered} Loaded {longDate(loadedAt)}
        {invented ? ', invented' : ''}.
      </p>
      <table className="govuk-table data-table profile__rules">
        <caption className="govuk-table__caption govuk-table__caption--s">Left out, one rule after the other</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              Rule
            </th>
            <th scope="col" className="govuk-table__header govuk-table__header--numeric">
              Children
            </th>
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {exclusions.map(({ rule, children }, at) => (
            <tr key={rule} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {at + 1}. {rule.charAt(0).toUpperCase() + rule.slice(1)}
              </th>
              <td className="govuk-table__cell govuk-table__cell--numeric">{countText(children)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">To the nearest 10. Withheld: fewer than 10, none too.</p>
    </section>
  );
}
