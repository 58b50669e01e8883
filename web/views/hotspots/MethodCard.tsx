import type { Ref } from 'react';
import type { Detection } from './rows.js';

/** With one full stop: lines of several sentences have theirs. */
export const asSentence = (text: string): string => `${text.replace(/\.$/, '')}.`;

/** How it was made, line by line: opened by its button, always there in print. */
export function MethodCard({
  detection,
  open,
  heading,
}: {
  readonly detection: Detection;
  readonly open: boolean;
  readonly heading: Ref<HTMLHeadingElement>;
}) {
  return (
    <section className={`card method-card${open ? ' method-card--open' : ''}`} id="method-card" aria-labelledby="card-heading">
      <h2 id="card-heading" tabIndex={-1} ref={heading}>
        Method card
      </h2>
      <dl className="method-card__lines">
        {detection.card.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{asSentence(text)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
