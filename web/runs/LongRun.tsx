import { Button } from '../components/Button.js';
import { formatCount } from '../components/numbers.js';

interface LongRunProps {
  /** What goes on: «A detection that takes long». */
  readonly label: string;
  readonly progress: {
    readonly doing: string;
    readonly step: number;
    readonly steps: number;
    readonly done: number;
    readonly of: number;
  };
  readonly onCancel: () => void;
}

/** How far work is that takes long, and the way to end it. */
export function LongRun({ label, progress, onCancel }: LongRunProps) {
  const { doing, step, steps, done, of } = progress;
  // Steps before this one, and the part of this one that is done.
  const part = Math.min(1, (step - 1 + (of > 0 ? done / of : 0)) / Math.max(1, steps));
  const words = `Step ${step} of ${steps}: ${doing}${of > 0 ? `, ${formatCount(done)} of ${formatCount(of)}` : ''}`;
  return (
    <section className="long-run" aria-label={label}>
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
