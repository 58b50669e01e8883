import type { WholeTypologyFragment } from '../../graphql.generated.js';
import { PlainTable } from '../area-risk/RunTables.js';
import { tenths } from './typology-words.js';

/** The numbers of classes side by side. */
export function ModelTable({ models, leastBic }: Pick<WholeTypologyFragment, 'models' | 'leastBic'>) {
  return (
    <>
      <PlainTable
        caption="Which number of classes"
        heads={[
          ...['Classes', 'Log-likelihood', 'Parameters', 'BIC', 'AIC', 'G² (df)', 'p', 'Entropy'],
          ...['Smallest class', 'Runs that reached the best', 'At 0 or 1'],
        ]}
        rows={models.map((model) => [
          ...[String(model.classes), tenths(model.loglik), String(model.parameters)],
          ...[`${tenths(model.bic)}${model.classes === leastBic ? ' (least)' : ''}`, tenths(model.aic)],
          ...[
            `${tenths(model.g2)} (${model.df})`,
            model.p == null ? 'none' : model.p < 0.001 ? 'under 0.001' : model.p.toFixed(3),
          ],
          model.entropy == null ? 'none' : model.entropy.toFixed(2),
          model.smallest == null ? 'withheld' : `${model.smallest}%`,
          ...[`${model.reachedBest} of ${model.runs}`, String(model.atBoundary)],
        ])}
      />
      <p className="note">
        BIC charges for each number that a further class takes; entropy is 1 where classes do not overlap. Where one run alone
        reached the best, or many probabilities lie at 0 or 1, a model rests on little.
      </p>
    </>
  );
}
