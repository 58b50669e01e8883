import { useId } from 'react';
import type { AreaType } from '../../graphql.generated.js';
import { formatCount } from '../../components/numbers.js';
import { extentOf } from '../../map/boundaries.js';
import { classOf, quantileClasses } from '../../map/class-breaks.js';
import { classColour } from '../../map/palette.js';
import { Shaded, StillMap } from '../../map/StillMap.js';
import { OF_ALL, sheetOf } from '../../map/still-sheet.js';
import { useBoundaries } from '../../map/use-boundaries.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { newestVintage } from '../../view-state/levels.js';
import type { ToldArea } from './estimate-words.js';

const width = 460;
const height = 500;

/** A still picture of what the table lists. Withheld areas are hatched, never pale: they are not few. */
export function AreasMap({
  areas,
  type,
  words,
}: {
  readonly areas: readonly ToldArea[];
  readonly type: AreaType;
  readonly words: string;
}) {
  const hatch = useId();
  const { installation } = useSignedIn();
  const features = useBoundaries(type, newestVintage(installation.vintages, type)).features;
  const byCode = new Map(areas.flatMap((area) => (area.gssCode && area.kind === type ? [[area.gssCode, area] as const] : [])));
  const shown = features.filter(({ properties }) => byCode.has(properties.gssCode));
  const extent = extentOf(shown);
  if (!extent) return null;
  const figureOf = (area: ToldArea): number | null => area.figures[0]?.range.central.count ?? null;
  const classes = quantileClasses(
    [...byCode.values()].flatMap((area) => figureOf(area) ?? []),
    10,
  );
  const sheet = sheetOf(extent, width, height, OF_ALL);
  const isWithheld = [...byCode.values()].some((area) => figureOf(area) === null);
  return (
    <figure className="area-map estimate-map">
      <StillMap sheet={sheet} label={`Map of ${words}. The table holds the same areas.`}>
        <defs>
          <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="7" height="7" fill="#fff" />
            <line x1="0" x2="0" y1="0" y2="7" stroke="#505a5f" strokeWidth="2" />
          </pattern>
        </defs>
        <Shaded
          features={shown}
          sheet={sheet}
          look={(gssCode) => {
            const area = byCode.get(gssCode)!;
            const figure = figureOf(area);
            return {
              fill: figure === null ? `url(#${hatch})` : classColour(classOf(figure, classes, 10), classes.length),
              told: `${area.name}: ${figure === null ? 'withheld' : formatCount(figure)}`,
            };
          }}
        />
      </StillMap>
      <figcaption className="area-map__legend">
        {classes.map(({ from, to }, at) => (
          <span key={to}>
            <span className="provision-map__sign" style={{ background: classColour(at, classes.length) }} aria-hidden="true" />{' '}
            {from === to ? formatCount(to) : `${formatCount(from)} to ${formatCount(to)}`}
          </span>
        ))}
        {isWithheld && (
          <span>
            <span className="estimate-map__withheld" aria-hidden="true" /> withheld
          </span>
        )}
      </figcaption>
    </figure>
  );
}
