interface StripAxisProps {
  /** Of the plot, whose rows it stands below: its classes begin so. */
  readonly block: 'dots' | 'forest';
  readonly ticks: readonly number[];
  /** Where on the strip, as SVG takes it. */
  readonly at: (tick: number) => string;
  readonly words: (tick: number) => string;
}

/** The axis below rows of a label, a strip and figures: its first and last tick keep within the strip. */
export function StripAxis({ block, ticks, at, words }: StripAxisProps) {
  return (
    <div className={`${block}__row ${block}__row--axis`}>
      <span className={`${block}__label`} />
      <svg className={`${block}__strip`} height="22" focusable="false">
        {ticks.map((tick, index) => (
          <text key={tick} x={at(tick)} y="14" textAnchor={index === 0 ? 'start' : index === ticks.length - 1 ? 'end' : 'middle'}>
            {words(tick)}
          </text>
        ))}
      </svg>
      <span className={block === 'dots' ? 'dots__figure' : 'forest__figures'} />
    </div>
  );
}
