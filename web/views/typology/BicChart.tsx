import { ChartFigure } from '../../charts/ChartFigure.js';
import type { WholeTypologyFragment } from '../../graphql.generated.js';

const width = 480;
const height = 240;
const left = 60;
const right = 20;
const top = 14;
const bottom = 40;

/** BIC and AIC by the number of classes: where BIC is least, a further class costs more than it says. */
export function BicChart({ models, leastBic }: Pick<WholeTypologyFragment, 'models' | 'leastBic'>) {
  const figures = models.flatMap(({ bicAboveLeast, aicAboveLeast }) => [bicAboveLeast, aicAboveLeast]);
  const [low, high] = [Math.min(...figures), Math.max(...figures)];
  const span = Math.max(high - low, 1);
  const x = (classes: number): number =>
    left + 16 + ((width - left - right - 32) * (classes - 1)) / Math.max(1, models.length - 1);
  const y = (figure: number): number => height - bottom - ((height - top - bottom) * (figure - low)) / span;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => low + share * span);
  const line = (of: (model: (typeof models)[number]) => number): string =>
    models.map((model, at) => `${at === 0 ? 'M' : 'L'}${x(model.classes).toFixed(1)} ${y(of(model)).toFixed(1)}`).join('');
  return (
    <ChartFigure
      title="BIC by classes"
      summary={`BIC of ${models.length} numbers of classes. It is least with ${leastBic === 1 ? 'one class' : `${leastBic} classes`}.`}
      columns={['Classes', 'BIC above the least', 'AIC above the least']}
      rows={models.map(({ classes, bicAboveLeast, aicAboveLeast }) => [classes, bicAboveLeast, aicAboveLeast])}
      note="How far each lies above the least, to the nearest 10, from 100 on 50, from 1,000 on 100. Less is better. Each counts how far the model is from the children and how many numbers it takes to say so; BIC charges more for them."
    >
      <ul className="trend-key" aria-hidden="true">
        <li>
          <svg width="16" height="16" focusable="false">
            <circle className="bic__mark" cx="8" cy="8" r="4.5" />
          </svg>{' '}
          BIC; the least is ringed
        </li>
        <li>
          <svg width="16" height="16" focusable="false">
            <rect className="bic__other" x="4" y="4" width="8" height="8" />
          </svg>{' '}
          AIC
        </li>
      </ul>
      <svg viewBox={`0 0 ${width} ${height}`} className="chart-svg bic" aria-hidden="true" focusable="false">
        {ticks.map((tick, at) => (
          <g key={tick}>
            <line x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} className={at === 0 ? 'chart-axis' : 'chart-grid'} />
            <text x={left - 8} y={y(tick) + 4} textAnchor="end">
              {Math.round(tick).toLocaleString('en-GB')}
            </text>
          </g>
        ))}
        {models.map(({ classes }) => (
          <text key={classes} x={x(classes)} y={height - bottom + 17} textAnchor="middle">
            {classes}
          </text>
        ))}
        <text x={(left + width - right) / 2} y={height - 6} textAnchor="middle">
          Number of classes
        </text>
        <path className="bic__line bic__line--other" d={line(({ aicAboveLeast }) => aicAboveLeast)} />
        <path className="bic__line" d={line(({ bicAboveLeast }) => bicAboveLeast)} />
        {models.map(({ classes, bicAboveLeast: bic, aicAboveLeast: aic }) => (
          <g key={classes}>
            <rect className="bic__other" x={x(classes) - 4} y={y(aic) - 4} width="8" height="8" />
            {classes === leastBic && <circle className="bic__ring" cx={x(classes)} cy={y(bic)} r="9" />}
            <circle className="bic__mark" cx={x(classes)} cy={y(bic)} r="4.5" />
          </g>
        ))}
      </svg>
    </ChartFigure>
  );
}
