import { QuestionsForm } from '../../forms/QuestionsForm.js';
import { PublishPlanDocument, type WholePlanFragment } from '../../graphql.generated.js';
import { request } from '../../graphql/client.js';
import { useAnnounce } from '../../layout/Announcer.js';

/** Fixes the newest version: stops and shifts. */
export function PublishPlan({ plan, onDone }: { readonly plan: WholePlanFragment; readonly onDone: () => void }) {
  const announce = useAnnounce();
  const visits = plan.routes.some(({ stops }) => stops.length > 0);
  if (plan.publishedAt !== null || plan.version < plan.newestVersion || !visits) return null;
  return (
    <section aria-labelledby="publish-title" className="deployment-part deployment-publish">
      <h2 className="govuk-heading-m" id="publish-title">
        Publish
      </h2>
      <QuestionsForm
        questions={[]}
        button={`Publish version ${plan.version}`}
        warning="Its stops and shifts are fixed. What changes afterwards is another version, published anew."
        send={async () =>
          (await request(PublishPlanDocument, { id: plan.id, version: plan.version })).publishDeploymentPlan.problems
        }
        onDone={() => {
          announce(`Version ${plan.version} is published`);
          onDone();
        }}
      />
    </section>
  );
}
