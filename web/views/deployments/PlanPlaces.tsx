import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../../components/Button.js';
import { ErrorSummary } from '../../components/ErrorSummary.js';
import { shortDate } from '../../components/dates.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Failed } from '../../components/States.js';
import type { Problems } from '../../forms/questions.js';
import { PlanEveningDocument, type WholePlanFragment } from '../../graphql.generated.js';
import { asFailure, request, type RequestFailure } from '../../graphql/client.js';
import { forgetAnswers } from '../../graphql/use-query.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { planAddress } from './plan-words.js';

type Wish = 'open' | 'must' | 'not';

/** All places that could be visited, why each is or is not, and the planner's own wishes, with which the evening is solved again. */
export function PlanPlaces({ plan, mayChange }: { readonly plan: WholePlanFragment; readonly mayChange: boolean }) {
  const { asked, candidates } = plan;
  const [wishes, setWishes] = useState<Readonly<Record<string, Wish>>>(() => wishesOf(plan));
  const [problems, setProblems] = useState<Problems>([]);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const announce = useAnnounce();
  const navigate = useNavigate();

  const solve = async () => {
    if (busy) return;
    setBusy(true);
    setProblems([]);
    setFailure(null);
    announce('Solving the plan again');
    const wished = (wish: Wish) => candidates.map(({ id }) => id).filter((id) => wishes[id] === wish);
    const input = {
      ...{ on: plan.on, plan: plan.id, version: plan.version, teams: [...asked.teams], seconds: asked.seconds },
      mustVisit: [...asked.mustVisit],
      pins: wished('must').map((candidate) => asked.pins.find((pin) => pin.candidate === candidate) ?? { candidate }),
      bans: wished('not').map((candidate) => asked.bans.find((ban) => ban.candidate === candidate) ?? { candidate }),
      busy: [...asked.busy],
    };
    try {
      const { planDeployment } = await request(PlanEveningDocument, { input });
      if (planDeployment.plan) {
        forgetAnswers();
        announce(`Solved: version ${planDeployment.plan.version}`);
        return void navigate(`${planAddress(plan.id)}?version=${planDeployment.plan.version}`, { replace: true });
      }
      setProblems(planDeployment.problems);
    } catch (error) {
      setFailure(asFailure(error));
    }
    setBusy(false);
  };
  return (
    <section aria-labelledby="places-title" className="deployment-part">
      <h2 className="govuk-heading-m" id="places-title">
        Places that could be visited
      </h2>
      <ErrorSummary
        title="The evening cannot be planned so"
        errors={problems.map(({ problem }) => ({ text: problem, fieldId: 'places' }))}
      />
      {failure && <Failed failure={failure} title="The evening could not be planned" />}
      <ScrollRegion label="Table of the places">
        <table className="govuk-table data-table deployment-table" id="places" tabIndex={-1}>
          <caption className="govuk-visually-hidden">Places that could be visited</caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              {['Place', 'Could be because', 'Demand', 'What became of it', ...(mayChange ? ['Your wish'] : [])].map((title) => (
                <th key={title} scope="col" className="govuk-table__header">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {candidates.map((candidate) => (
              <tr key={candidate.id} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  {candidate.name}
                </th>
                <td className="govuk-table__cell" data-title="Could be because">
                  {candidate.because}
                  {candidate.requestedOn.length > 0 && (
                    <span className="events__second">asked on {candidate.requestedOn.map(shortDate).join(', ')}</span>
                  )}
                </td>
                <td className="govuk-table__cell" data-title="Demand">
                  {candidate.demand}
                </td>
                <td className="govuk-table__cell" data-title="What became of it">
                  {candidate.leftOut === null ? 'visited' : `left out: ${candidate.leftOut}`}
                </td>
                {mayChange && (
                  <td className="govuk-table__cell" data-title="Your wish">
                    <select
                      className="govuk-select deployment-wish"
                      aria-label={`Your wish for ${candidate.name}`}
                      value={wishes[candidate.id] ?? 'open'}
                      onChange={(event) => setWishes({ ...wishes, [candidate.id]: event.target.value as Wish })}
                    >
                      <option value="open">as the plan finds</option>
                      <option value="must">has to be visited</option>
                      <option value="not">not this evening</option>
                    </select>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {mayChange && (
        <Button aria-disabled={busy} onClick={() => void solve()}>
          {busy ? 'Solving…' : 'Solve again'}
        </Button>
      )}
    </section>
  );
}

const wishesOf = ({ asked }: WholePlanFragment): Record<string, Wish> => ({
  ...Object.fromEntries(asked.pins.map(({ candidate }) => [candidate, 'must' as const])),
  ...Object.fromEntries(asked.bans.map(({ candidate }) => [candidate, 'not' as const])),
});
