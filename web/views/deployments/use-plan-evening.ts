import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Problems } from '../../forms/questions.js';
import { PlanEveningDocument } from '../../graphql.generated.js';
import { asFailure, request, type RequestFailure } from '../../graphql/client.js';
import { forgetAnswers } from '../../graphql/use-query.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { eveningText, planAddress } from './plan-words.js';

/** Plans an evening and goes to its plan; what cannot be planned is said. */
export function usePlanEvening() {
  const [problems, setProblems] = useState<Problems>([]);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [planning, setPlanning] = useState<string | null>(null);
  const announce = useAnnounce();
  const navigate = useNavigate();

  const plan = async (on: string): Promise<void> => {
    if (planning !== null) return;
    setPlanning(on);
    setProblems([]);
    setFailure(null);
    announce(`Planning ${eveningText(on)}`);
    try {
      const { planDeployment } = await request(PlanEveningDocument, { input: { on } });
      forgetAnswers();
      if (planDeployment.plan) return void navigate(planAddress(planDeployment.plan.id));
      setProblems(planDeployment.problems);
    } catch (error) {
      setFailure(asFailure(error));
    }
    setPlanning(null);
  };
  return { problems, failure, planning, plan: (on: string) => void plan(on) };
}
