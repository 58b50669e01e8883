import type { ReactNode } from 'react';
import { Chips, type Chip } from '../components/Chips.js';

interface FiltersColumnProps {
  readonly chips: readonly Chip[];
  /** On the button that opens them where there is little room: «Filters (2)». */
  readonly button: string;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly children: ReactNode;
}

/** The filters left of a map: what is chosen, and the form, which a phone keeps shut until it is asked for. */
export function FiltersColumn({ chips, button, open, onOpen, children }: FiltersColumnProps) {
  return (
    <div className="explore__filters">
      <h2 className="column-heading" id="filters-heading">
        Filters
      </h2>
      <button type="button" className="filters-toggle" aria-expanded={open} onClick={() => onOpen(!open)}>
        {button}
      </button>
      <Chips label="Chosen filters" chips={chips} />
      <div className={open ? 'filters-body filters-body--open' : 'filters-body'}>{children}</div>
    </div>
  );
}
