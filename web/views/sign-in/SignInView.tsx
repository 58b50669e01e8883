import { useEffect, useState, type FormEvent } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { Button } from '../../components/Button.js';
import { ErrorSummary } from '../../components/ErrorSummary.js';
import { Failed, Loading } from '../../components/States.js';
import { asFailure, type RequestFailure } from '../../graphql/client.js';
import { Page } from '../../layout/Page.js';
import { useSession } from '../../session/SessionContext.js';
import { ownPath } from '../../session/own-path.js';
import { roleName } from '../../session/role-names.js';
import { readSessionStart, signInAddress, signInAs, type SessionStart } from '../../session/session-api.js';
import { roleDescription } from './role-descriptions.js';

/** Signing in: in a demonstration as one of the personas, else by the partnership's own sign-in. */
export function SignInView() {
  const { state } = useSession();
  const [search] = useSearchParams();
  const [start, setStart] = useState<SessionStart | null>(null);
  const [failure, setFailure] = useState<RequestFailure | null>(null);

  useEffect(() => {
    readSessionStart().then(setStart, (error: unknown) => setFailure(asFailure(error)));
  }, []);

  const destination = ownPath(search.get('return'));
  if (state.status === 'ready') return <Navigate to={destination} replace />;
  if (failure) {
    return (
      <Page title="Sign in">
        <Failed failure={failure} />
      </Page>
    );
  }
  if (!start) {
    return (
      <Page title="Sign in">
        <Loading what="the ways to sign in" />
      </Page>
    );
  }
  return start.demonstration ? (
    <PersonaForm start={start} destination={destination} />
  ) : (
    <ProviderSignIn destination={destination} />
  );
}

function ProviderSignIn({ destination }: { readonly destination: string }) {
  return (
    <Page title="Sign in">
      <p className="govuk-body prose">Homeward keeps no passwords: you sign in where you do for your other work.</p>
      <a className="govuk-button" href={signInAddress(destination)}>
        Sign in with your organisation’s account
      </a>
    </Page>
  );
}

function PersonaForm({ start, destination }: { readonly start: SessionStart; readonly destination: string }) {
  const { refresh } = useSession();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const firstId = `persona-${start.personas[0]?.id ?? ''}`;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (chosen === null) {
      setError('Choose who to sign in as');
      return;
    }
    setBusy(true);
    try {
      await signInAs(chosen);
      await refresh();
      await navigate(destination, { replace: true });
    } catch (problem) {
      setError(asFailure(problem).message);
      setBusy(false);
    }
  };

  return (
    <Page title="Sign in">
      <div className="prose">
        <ErrorSummary errors={error ? [{ text: error, fieldId: firstId }] : []} />
      </div>
      <p className="govuk-body prose">
        This is a demonstration: no password is needed. Each role sees what its work needs, and «What you may see» says what that
        is.
      </p>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
          <fieldset className="govuk-fieldset" aria-describedby={error ? 'persona-error' : undefined}>
            <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">Who do you want to sign in as?</legend>
            {error && (
              <p id="persona-error" className="govuk-error-message">
                <span className="govuk-visually-hidden">Error: </span>
                {error}
              </p>
            )}
            <div className="govuk-radios persona-list">
              {start.personas.map((persona) => (
                <div className="govuk-radios__item" key={persona.id}>
                  <input
                    className="govuk-radios__input"
                    type="radio"
                    name="persona"
                    id={`persona-${persona.id}`}
                    value={persona.id}
                    checked={chosen === persona.id}
                    onChange={() => setChosen(persona.id)}
                    aria-describedby={`persona-${persona.id}-hint`}
                  />
                  <label className="govuk-label govuk-radios__label" htmlFor={`persona-${persona.id}`}>
                    {roleName(persona.role)}
                  </label>
                  <div className="govuk-hint govuk-radios__hint" id={`persona-${persona.id}-hint`}>
                    {persona.name}, {persona.agency}. {persona.description || roleDescription(persona.role)}
                  </div>
                </div>
              ))}
            </div>
          </fieldset>
        </div>
        <Button type="submit" disabled={busy}>
          {busy ? 'Signing in…' : 'Sign in'}
        </Button>
      </form>
    </Page>
  );
}
