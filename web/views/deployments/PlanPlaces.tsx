import { Fragment, useState } from 'react';
import { Link, useNavigate } from 'react-router';
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
import { requestAddress } from '../requests/request-words.js';
import { planAddress } from './plan-words.js';
import { WishFields } from './WishFields.js';
import { inputOf, NO_WISH, wishesOf, type Wishes } from './wishes.js';

/** All places that could be visited, why each is or is not, and the planner's own wishes, with which the evening is solved again. */
export function PlanPlaces({ plan, mayChange }: { readonly plan: WholePlanFragment; readonly mayChange: boolean }) {
  const { candidates } = plan;
  const [wishes, setWishes] = useState<Wishes>(() => wishesOf(plan));
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
    const input = inputOf(plan, wishes);
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
              {['Place', 'Could be because', 'Demand', 'What became of it'].map((title) => (
                <th key={title} scope="col" className="govuk-table__header">
                  {title}
                </th>
              ))}
              {mayChange && (
                <th scope="col" className="govuk-table__header no-print">
                  Your wish
                </th>
              )}
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
                    <span className="events__second">
                      asked on{' '}
                      {candidate.requests.map((request, at) => (
                        <Fragment key={request}>
                          {at > 0 && ', '}
                          <Link className="govuk-link" to={requestAddress(request)}>
                            {shortDate(candidate.requestedOn[at]!)}
                          </Link>
                        </Fragment>
                      ))}
                    </span>
                  )}
                </td>
                <td className="govuk-table__cell" data-title="Demand">
                  {candidate.demand}
                </td>
                <td className="govuk-table__cell" data-title="What became of it">
                  {candidate.leftOut === null ? 'visited' : `left out: ${candidate.leftOut}`}
                </td>
                {mayChange && (
                  <td className="govuk-table__cell no-print" data-title="Your wish">
                    <WishFields
                      plan={plan}
                      place={candidate}
                      wish={wishes[candidate.id] ?? NO_WISH}
                      onChange={(wish) => setWishes({ ...wishes, [candidate.id]: wish })}
                    />
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
