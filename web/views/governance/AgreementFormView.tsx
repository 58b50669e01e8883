import { useState, type FormEvent } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { Button } from '../../components/Button.js';
import { ErrorSummary } from '../../components/ErrorSummary.js';
import { Failed, Loading } from '../../components/States.js';
import { AmendAgreementDocument, RegisterAgreementDocument, RegisterDocument } from '../../graphql.generated.js';
import { asFailure, request, type RequestFailure } from '../../graphql/client.js';
import { forgetAnswers, useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { draftOf, emptyDraft, inputOf, refusalsOfDraft, type AgreementDraft, type Refusal } from './agreement-draft.js';
import { ChoiceField, LinesField, SetField, TextField } from '../../forms/FormFields.js';
import { mayKeep, type Agreement, type Register } from './register-words.js';

const rules = [
  { code: 'review', words: 'A person decides' },
  { code: 'coarsen', words: 'Coarsen: month, category and area codes stay; place, time, reference and free text go' },
  { code: 'delete', words: 'Delete' },
];

/** Registering an agreement, or amending the one that the address names. */
export function AgreementFormView() {
  const { viewer } = useSignedIn();
  const [words] = useSearchParams();
  const { state, again } = useQuery(RegisterDocument, mayKeep(viewer.access.register) ? {} : null);
  if (!mayKeep(viewer.access.register)) {
    return <NotForRole view="Registering agreements" why="Information governance and the administrator do that." />;
  }
  const id = words.get('id');
  const register = state.status === 'ready' ? state.data.register : undefined;
  const agreement = register?.agreements.find((one) => one.id === id);
  const title = id === null ? 'Register an agreement' : `Amend ${id}`;
  return (
    <Page title={title} before={<BackToGovernance />}>
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status !== 'failed' && !register && <Loading what="the register" />}
      {register && id !== null && !agreement && <p className="govuk-body">There is no agreement {id} in the register.</p>}
      {register && (id === null || agreement) && <AgreementForm register={register} agreement={agreement ?? null} />}
    </Page>
  );
}

export function BackToGovernance() {
  return (
    <Link className="govuk-back-link" to="/governance">
      Governance
    </Link>
  );
}

function AgreementForm({ register, agreement }: { readonly register: Register; readonly agreement: Agreement | null }) {
  const [draft, setDraft] = useState<AgreementDraft>(agreement ? draftOf(agreement) : emptyDraft);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const navigate = useNavigate();
  const set = (part: Partial<AgreementDraft>) => setDraft({ ...draft, ...part });
  const problemOf = (name: string) => refusals.find(({ fieldId }) => fieldId === `agreement-${name}`)?.text;
  const field = (name: string) => ({ id: `agreement-${name}`, problem: problemOf(name) });

  const send = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const input = inputOf(draft);
      const { problems } =
        agreement === null
          ? (await request(RegisterAgreementDocument, { input })).registerAgreement
          : (await request(AmendAgreementDocument, { input, reason: draft.reason })).amendAgreement;
      setRefusals(refusalsOfDraft(problems, draft));
      if (problems.length === 0) {
        forgetAnswers();
        const done = `${input.id} is ${agreement === null ? 'registered' : 'amended'}.`;
        void navigate('/governance', { state: { done } });
      }
    } catch (error) {
      setFailure(asFailure(error));
    }
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void send();
  };

  return (
    <form className="form-page" id="agreement-form" tabIndex={-1} onSubmit={submit} noValidate>
      <ErrorSummary errors={refusals} />
      {failure && <Failed failure={failure} />}
      {agreement === null && (
        <TextField
          {...field('id')}
          label="Id"
          hint="What your partnership calls it, such as ISA-2026-04. It cannot be changed later"
          text={draft.id}
          onChange={(id) => set({ id })}
          width="date"
        />
      )}
      <TextField {...field('title')} label="Title" text={draft.title} onChange={(title) => set({ title })} />
      <TextField
        {...field('controller')}
        label="Controller"
        hint="Who controls the data"
        text={draft.controller}
        onChange={(controller) => set({ controller })}
      />
      <LinesField
        {...field('parties')}
        label="Parties"
        hint="Who signed it, one a line"
        text={draft.parties}
        onChange={(parties) => set({ parties })}
      />
      <h2 className="form-page__heading">On what basis</h2>
      <ChoiceField
        {...field('lawfulBasis')}
        label="Lawful basis"
        none="Choose a lawful basis"
        chosen={draft.lawfulBasis}
        choices={register.choices.lawfulBases}
        onChange={(lawfulBasis) => set({ lawfulBasis })}
      />
      <ChoiceField
        {...field('specialCondition')}
        label="Condition for special categories or sensitive processing (optional)"
        none="None"
        chosen={draft.specialCondition}
        choices={register.choices.specialConditions}
        onChange={(specialCondition) => set({ specialCondition })}
      />
      <ChoiceField
        {...field('gateway')}
        label="Power to share"
        none="Choose a power"
        chosen={draft.gateway}
        choices={register.choices.gateways}
        onChange={(gateway) => set({ gateway })}
      />
      {draft.gateway === 'other' && (
        <TextField
          {...field('gatewayNote')}
          label="Which power"
          hint="The Act and section"
          text={draft.gatewayNote}
          onChange={(gatewayNote) => set({ gatewayNote })}
        />
      )}
      <LinesField
        {...field('purposes')}
        label="Purposes"
        hint="What the data may be used for, one a line"
        text={draft.purposes}
        onChange={(purposes) => set({ purposes })}
      />
      <h2 className="form-page__heading">What it covers</h2>
      <SetField
        {...field('sources')}
        label="Sources"
        hint="Open data need none; name them here only if a file of theirs came under the agreement"
        chosen={draft.sources}
        choices={register.sources.map(({ name, title }) => ({ code: name, words: title }))}
        onChange={(sources) => set({ sources })}
      />
      <LinesField
        {...field('agencies')}
        label="Agencies"
        hint="Whose analysts may load under it, as the sign-in names them, one a line"
        text={draft.agencies}
        onChange={(agencies) => set({ agencies })}
        rows={2}
      />
      <SetField
        {...field('health')}
        label="Health data"
        hint="Held as counts of areas only, and once information governance has recorded an approval"
        chosen={draft.health ? ['health'] : []}
        choices={[{ code: 'health', words: 'It is about health data' }]}
        onChange={(chosen) => set({ health: chosen.length > 0 })}
      />
      <h2 className="form-page__heading">From when to when</h2>
      <div className="form-page__days">
        <TextField
          {...field('startsOn')}
          label="First day"
          type="date"
          width="date"
          text={draft.startsOn}
          onChange={(startsOn) => set({ startsOn })}
        />
        <TextField
          {...field('endsOn')}
          label="Last day"
          type="date"
          width="date"
          text={draft.endsOn}
          onChange={(endsOn) => set({ endsOn })}
        />
      </div>
      <TextField
        {...field('retention-months')}
        label="Months that rows are kept"
        hint="From the day of an incident, or of the load of a list"
        width="short"
        text={draft.months}
        onChange={(months) => set({ months })}
      />
      <SetField
        {...field('retention-rule')}
        label="And then"
        one
        chosen={draft.rule === '' ? [] : [draft.rule]}
        choices={rules}
        onChange={([rule = '']) => set({ rule })}
      />
      <TextField
        {...field('reviewer')}
        label="Reviewer"
        hint="A role or an office, never a person’s name"
        text={draft.reviewer}
        onChange={(reviewer) => set({ reviewer })}
      />
      <TextField
        {...field('reviewOn')}
        label="Next review"
        type="date"
        width="date"
        text={draft.reviewOn}
        onChange={(reviewOn) => set({ reviewOn })}
      />
      {agreement !== null && (
        <TextField
          {...field('reason')}
          label="Why it is amended"
          hint="Stands in its history"
          text={draft.reason}
          onChange={(reason) => set({ reason })}
        />
      )}
      <Button type="submit" aria-disabled={busy}>
        {agreement === null ? 'Register the agreement' : 'Save the amendment'}
      </Button>
    </form>
  );
}
