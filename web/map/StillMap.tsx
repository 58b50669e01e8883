import { useId, type ReactNode } from 'react';
import { useSignedIn } from '../session/SessionContext.js';
import { newestVintage } from '../view-state/levels.js';
import type { AreaFeature } from './boundaries.js';
import { ground } from './palette.js';
import { pathOf, type Sheet } from './still-sheet.js';
import { useBoundaries } from './use-boundaries.js';

interface StillMapProps {
  readonly sheet: Sheet;
  /** All that is seen in it, in words. */
  readonly label: string;
  /** Whether it is sea where nothing is drawn. */
  readonly isSea?: boolean;
  readonly children: ReactNode;
}

/** A still picture of a map, cut at its edges: what is in it is also listed beside it. */
export function StillMap({ sheet: { width, height }, label, isSea = true, children }: StillMapProps) {
  const clip = useId();
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="area-map__sheet" role="img" aria-label={label} focusable="false">
      <defs>
        <clipPath id={clip}>
          <rect width={width} height={height} />
        </clipPath>
      </defs>
      <g clipPath={`url(#${clip})`}>
        <rect width={width} height={height} fill={isSea ? ground.water : ground.land} />
        {children}
      </g>
    </svg>
  );
}

interface AreasProps {
  readonly features: readonly AreaFeature[];
  readonly sheet: Sheet;
}

export function Land({ features, sheet }: AreasProps) {
  return features.map((feature) => (
    <path
      key={feature.properties.gssCode}
      d={pathOf(feature.geometry, sheet)}
      fill={ground.land}
      stroke={ground.coast}
      strokeWidth="1.2"
      fillRule="evenodd"
    />
  ));
}

/** Areas by their edges alone. */
export function Edges({ features, sheet }: AreasProps) {
  return features.map((feature) => (
    <path
      key={feature.properties.gssCode}
      d={pathOf(feature.geometry, sheet)}
      fill="none"
      stroke={ground.outline}
      strokeWidth="0.9"
      strokeDasharray="3 2"
    />
  ));
}

interface ShadedProps extends AreasProps {
  /** The colour of an area, and what is told of it where one points at it. */
  readonly look: (gssCode: string) => { readonly fill: string; readonly told: string };
}

export function Shaded({ features, sheet, look }: ShadedProps) {
  return features.map(({ geometry, properties: { gssCode } }) => {
    const { fill, told } = look(gssCode);
    return (
      <path key={gssCode} d={pathOf(geometry, sheet)} fill={fill} stroke={ground.outline} strokeWidth="0.9" fillRule="evenodd">
        <title>{told}</title>
      </path>
    );
  });
}

interface WardsMapProps extends Omit<StillMapProps, 'isSea'> {
  /** Under the edges of the wards. */
  readonly under?: ReactNode;
}

/** The districts and the edges of their wards, as ground for what lies on it. */
export function WardsMap({ sheet, label, under, children }: WardsMapProps) {
  const { installation } = useSignedIn();
  const land = useBoundaries('DISTRICT', newestVintage(installation.vintages, 'DISTRICT')).features;
  const wards = useBoundaries('WARD', newestVintage(installation.vintages, 'WARD')).features;
  return (
    <StillMap sheet={sheet} label={label} isSea={land.length > 0}>
      <Land features={land} sheet={sheet} />
      {under}
      <Edges features={wards} sheet={sheet} />
      {children}
    </StillMap>
  );
}
