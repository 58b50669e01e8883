import { Button } from '../../components/Button.js';
import { formatCount } from '../../components/numbers.js';
import type { RunProgressFragment } from '../../graphql.generated.js';

/** How far a detection is that takes long, and the way to end it. */
export function LongRun({ progress, onCancel }: { readonly progress: RunProgressFragment; readonly onCancel: () => void }) {
  const { doing, step, steps, done, of } = progress;
  // Steps before this one, and the part of this one that is done.
  const part = Math.min(1, (step - 1 + (of > 0 ? done / of : 0)) / Math.max(1, steps));
  const words = `Step ${step} of ${steps}: ${doing}${of > 0 ? `, ${formatCount(done)} of ${formatCount(of)}` : ''}`;
  return (
    <section className="long-run" aria-label="A detection that takes long">
      <div className="long-run__words">
        <progress className="long-run__bar" max={100} value={Math.round(100 * part)} aria-label="How far it is" />
        <p aria-hidden="true">{words}</p>
      </div>
      <Button look="secondary" onClick={onCancel}>
        Cancel
      </Button>
    </section>
  );
}
