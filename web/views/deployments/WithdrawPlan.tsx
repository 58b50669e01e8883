import { Details } from '../../components/Details.js';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import { WithdrawPlanDocument, type WholePlanFragment } from '../../graphql.generated.js';
import { request } from '../../graphql/client.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { londonToday } from './plan-words.js';

/** Takes back what was published, where nothing takes its place. */
export function WithdrawPlan({ plan, onDone }: { readonly plan: WholePlanFragment; readonly onDone: () => void }) {
  const announce = useAnnounce();
  if (plan.version !== plan.standingVersion || plan.on < londonToday()) return null;
  return (
    <Details summary="Withdraw this plan" className="deployment-publish">
      <QuestionsForm
        questions={[{ name: 'reason', label: 'Why', hint: 'For those who plan and for the police. No name', kind: 'text' }]}
        button={`Withdraw version ${plan.version}`}
        warning="No team goes by it any more, and the requests it visits are open again. Who asked is told so, without why."
        send={async ({ reason = '' }) =>
          (await request(WithdrawPlanDocument, { id: plan.id, version: plan.version, reason })).withdrawDeploymentPlan.problems
        }
        onDone={() => {
          announce(`Version ${plan.version} is withdrawn`);
          onDone();
        }}
      />
    </Details>
  );
}
