import { useEffect } from 'react';
import { Link, useLocation } from 'react-router';
import { longDate } from '../../components/dates.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { Tag } from '../../components/Tag.js';
import { RegisterDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { Banner } from '../data/LoadOutcome.js';
import { AgreementCard } from './AgreementCard.js';
import { actAddress, mayDecide, mayKeep, overdueOf, type Register } from './register-words.js';
import { SourceRegister } from './SourceRegister.js';

/** On what basis each source is held, and what is overdue: read by those who work under it, kept by information governance. */
export function GovernanceView() {
  const { viewer } = useSignedIn();
  if (viewer.access.register === 'nothing') {
    return <NotForRole view="Governance" why="It is for those who answer for what is held." />;
  }
  return <RegisterPage access={viewer.access.register} />;
}

function RegisterPage({ access }: { readonly access: string }) {
  const { state, again } = useQuery(RegisterDocument, {});
  const register =
    state.status === 'ready' ? state.data.register : state.status === 'loading' ? state.stale?.register : undefined;
  return (
    <Page
      title="Governance"
      lead={
        <p className="lead">
          On what basis each source is held: who controls it, under which agreement, for what, until when, and how long rows are
          kept.
        </p>
      }
      actions={
        mayKeep(access) && (
          <Link className="govuk-button" to="/governance/agreement">
            Register an agreement
          </Link>
        )
      }
    >
      <Done />
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status !== 'failed' && !register && <Loading what="the register" />}
      {register && <Parts register={register} access={access} />}
    </Page>
  );
}

/** What was just done on one of the forms. */
function Done() {
  const { state } = useLocation() as { state: { done?: string } | null };
  useEffect(() => {
    // A reload must not say it again.
    if (state?.done) window.history.replaceState({ ...window.history.state, usr: null }, '');
  }, [state]);
  return state?.done ? <Banner title="Done">{state.done}</Banner> : null;
}

function Parts({ register, access }: { readonly register: Register; readonly access: string }) {
  const { agreements, sources, today } = register;
  return (
    <div className="governance">
      <section aria-labelledby="overdue-heading">
        <h2 className="data-page__heading" id="overdue-heading">
          Overdue on {longDate(today)}
        </h2>
        <Overdue register={register} access={access} />
      </section>
      <section aria-labelledby="sources-heading">
        <h2 className="data-page__heading" id="sources-heading">
          Sources
        </h2>
        <SourceRegister sources={sources} agreements={agreements} access={access} />
      </section>
      <section aria-labelledby="agreements-heading">
        <h2 className="data-page__heading" id="agreements-heading">
          Agreements
        </h2>
        {agreements.length === 0 && (
          <Empty title="No agreement is registered yet">
            <p className="govuk-body-s">
              Until one is, only open data can be loaded: recorded crime, reports, discharges and youth provision are refused.
            </p>
          </Empty>
        )}
        {agreements.map((agreement) => (
          <AgreementCard key={agreement.id} agreement={agreement} sources={sources} access={access} />
        ))}
      </section>
    </div>
  );
}

function Overdue({ register, access }: { readonly register: Register; readonly access: string }) {
  const items = overdueOf(register);
  if (items.length === 0) return <p className="govuk-body overdue__none">Nothing is overdue.</p>;
  return (
    <ul className="overdue">
      {items.map(({ key, what, colour, sentence, agreement, act }) => (
        <li key={key} className={`overdue__item overdue__item--${colour}`}>
          <Tag colour={colour}>{what}</Tag>
          <p className="overdue__words">{sentence}</p>
          {act !== null && (act.decides ? mayDecide(access) : mayKeep(access)) && (
            <Link className="govuk-link overdue__act" to={actAddress(act.act, agreement)}>
              {act.text}
              <span className="govuk-visually-hidden"> ({agreement ?? 'loads without an agreement'})</span>
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
