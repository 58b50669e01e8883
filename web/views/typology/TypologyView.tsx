import { Link, useParams, useSearchParams } from 'react-router';
import { ResidualPlot } from '../../charts/ResidualPlot.js';
import { momentText } from '../../components/moments.js';
import { countText } from '../../components/numbers.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { ChoiceField } from '../../forms/FormFields.js';
import { OneTypologyDocument, type ClassModelFragment, type WholeTypologyFragment } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { PlainTable } from '../area-risk/RunTables.js';
import { BicChart } from './BicChart.js';
import { ChosenClasses } from './ChosenClasses.js';
import { ModelTable } from './ModelTable.js';
import { ProfilesChart } from './ProfilesChart.js';
import { whyNot } from './TypologiesView.js';
import { classNames } from './typology-words.js';

/** A typology: the numbers of classes side by side, one of them looked at, and what people chose. */
export function TypologyView() {
  const { viewer } = useSignedIn();
  const { profile, estimates } = viewer.access;
  if (profile !== 'own-and-published') return <NotForRole view="Typology" why={whyNot} />;
  return <TypologyPage chooses={estimates === 'making-and-publishing'} />;
}

function TypologyPage({ chooses }: { readonly chooses: boolean }) {
  const { id = '' } = useParams();
  const { state, again } = useQuery(OneTypologyDocument, { id });
  const data = state.status === 'ready' ? state.data : state.status === 'loading' ? state.stale : undefined;
  const typology = data?.typology;
  return (
    <Page
      title={typology?.title ?? 'Typology of offending'}
      before={
        <Link className="govuk-back-link" to="/typology">
          Typology of offending
        </Link>
      }
      lead={
        typology && (
          <p className="lead">
            Made {momentText(typology.madeAt)} by {typology.madeBy}. {typology.cohort}, {typology.period.replace(/-/, '–')}
            {typology.invented ? ', invented' : ''}. Shares of all: nobody is put into a class.
          </p>
        )
      }
      actions={
        typology && (
          <a className="govuk-button govuk-button--secondary" href={`/export/typology.csv?typology=${id}`} download>
            Download as CSV
          </a>
        )
      }
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && !data && <Loading what="the typology" />}
      {typology === null && <Empty title="There is no such typology" />}
      {typology && <Whole typology={typology} chooses={chooses} again={again} />}
    </Page>
  );
}

function Whole({
  typology,
  chooses,
  again,
}: {
  readonly typology: WholeTypologyFragment;
  readonly chooses: boolean;
  readonly again: () => void;
}) {
  const [search, setSearch] = useSearchParams();
  const { models, leastBic, warnings, indicators, children, leftOut, method, protection, choices } = typology;
  const asked = Number(search.get('classes'));
  const model = models.find(({ classes }) => classes === asked) ?? models[(choices[0]?.classes ?? leastBic) - 1]!;
  const names = classNames(typology, model.classes);
  return (
    <div className="typology">
      {warnings.length > 0 && (
        <ul className="govuk-list govuk-list--bullet govuk-inset-text">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <p className="govuk-body">
        Children in the models: {countText(children)}. Left out, for something is not recorded of them: {countText(leftOut)}. By:{' '}
        {indicators.map(({ label }) => label).join(', ')}.
      </p>
      <ModelTable models={models} leastBic={leastBic} />
      <BicChart models={models} leastBic={leastBic} />
      <section aria-labelledby="looked-at">
        <h2 className="govuk-heading-m" id="looked-at">
          {model.classes === 1 ? 'One class' : `${model.classes} classes`}
        </h2>
        <ChoiceField
          id="typology-classes"
          label="Look at another number"
          none={String(model.classes)}
          chosen=""
          choices={models
            .filter((one) => one !== model)
            .map(({ classes }) => ({ code: String(classes), words: String(classes) }))}
          onChange={(classes) => setSearch({ classes }, { replace: true })}
        />
        <Sizes model={model} names={names} />
        <ProfilesChart indicators={indicators} model={model} names={names} />
        <ResidualPlot
          title="Residual correlations"
          names={indicators.map(({ label }) => label)}
          pairs={model.residuals.map(({ one, other, residual }) => ({ one, other, residual: residual ?? null }))}
          note="The correlation of two indicators over the children, less the one that the classes imply, in steps that stand for ten children: 0.00 is nearer to 0 than half a step. Far from 0 in either way, two indicators go together within a class, and the model leaves it out."
        />
      </section>
      <ChosenClasses typology={typology} classes={model.classes} chooses={chooses} again={again} />
      <p className="note">{protection}</p>
      <p className="note">{method}.</p>
    </div>
  );
}

function Sizes({ model, names }: { readonly model: ClassModelFragment; readonly names: readonly string[] }) {
  return (
    <PlainTable
      caption="How large the classes are"
      heads={['Class', 'Children', 'Of all']}
      rows={model.found.map(({ children, percent }, at) => [
        names[at]!,
        countText(children),
        percent == null ? 'withheld' : `${percent}%`,
      ])}
    />
  );
}
