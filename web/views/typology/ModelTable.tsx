import type { WholeTypologyFragment } from '../../graphql.generated.js';
import { PlainTable } from '../area-risk/RunTables.js';
import { formatCount } from '../../components/numbers.js';

/** The numbers of classes side by side. */
export function ModelTable({ models, leastBic }: Pick<WholeTypologyFragment, 'models' | 'leastBic'>) {
  return (
    <>
      <PlainTable
        caption="Which number of classes"
        heads={[
          ...['Classes', 'Parameters', 'BIC above the least', 'AIC above the least', 'G² (df)', 'p', 'Entropy'],
          ...['Smallest class', 'Runs that reached the best', 'At 0 or 1'],
        ]}
        rows={models.map((model) => [
          ...[String(model.classes), String(model.parameters)],
          ...[
            `${formatCount(model.bicAboveLeast)}${model.classes === leastBic ? ' (least)' : ''}`,
            formatCount(model.aicAboveLeast),
          ],
          ...[`${formatCount(model.g2)} (${model.df})`, model.p ?? 'none'],
          model.entropy == null ? 'none' : model.entropy.toFixed(2),
          model.smallest == null ? 'withheld' : `${model.smallest}%`,
          ...[`${model.reachedBest} of ${model.runs}`, String(model.atBoundary)],
        ])}
      />
      <p className="note">
        BIC and AIC are what they lie above the least, and these and G² are to the nearest 10, from 100 on 50, from 1,000 on 100.
        BIC charges for each number that a further class takes; entropy is 1 where classes do not overlap. Where one run alone
        reached the best, or many probabilities lie at 0 or 1, a model rests on little.
      </p>
    </>
  );
}
