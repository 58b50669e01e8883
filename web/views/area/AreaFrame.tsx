import { useState } from 'react';
import { Link } from 'react-router';
import { Button } from '../../components/Button.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { hasExplore } from '../../session/holdings.js';
import { useSignedIn } from '../../session/SessionContext.js';
import type { Period } from '../../view-state/period.js';
import { areaAddress, exploreAddress } from './area-address.js';
import type { AreaKey } from './use-area-rates.js';

/** What the area lies in, from Explore down. */
export function Breadcrumbs({
  area,
  parents,
  period,
}: {
  readonly area: AreaKey;
  readonly parents: readonly AreaKey[];
  readonly period: Period | null;
}) {
  const { viewer } = useSignedIn();
  const above = (['DISTRICT', 'WARD'] as const).flatMap(
    (type) => parents.find((parent) => parent.type === type && parent.gssCode !== area.gssCode) ?? [],
  );
  return (
    <nav className="govuk-breadcrumbs area-breadcrumbs no-print" aria-label="Breadcrumb">
      <ol className="govuk-breadcrumbs__list">
        {hasExplore(viewer.access) && (
          <li className="govuk-breadcrumbs__list-item">
            <Link className="govuk-breadcrumbs__link" to="/explore">
              Explore
            </Link>
          </li>
        )}
        {above.map((parent) => (
          <li key={parent.gssCode} className="govuk-breadcrumbs__list-item">
            <Link className="govuk-breadcrumbs__link" to={areaAddress(parent.gssCode, period)}>
              {parent.name}
            </Link>
          </li>
        ))}
        <li className="govuk-breadcrumbs__list-item" aria-current="page">
          {area.name}
        </li>
      </ol>
    </nav>
  );
}

/** What to do with the page. */
export function Actions({
  gssCode,
  period,
  explores,
}: {
  readonly gssCode: string;
  readonly period: Period | null;
  readonly explores: boolean;
}) {
  const announce = useAnnounce();
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(`${location.origin}${areaAddress(gssCode, period)}`);
      setSaid('Link copied');
      announce('The link is copied.');
    } catch {
      setSaid('Copy the link from the address bar');
      announce('The browser does not allow copying. Copy the link from the address bar.');
    }
  };
  return (
    <div className="toolbar">
      {said && <span className="toolbar__said">{said}</span>}
      <Button look="secondary" onClick={() => void copy()}>
        Copy link
      </Button>
      <Button look="secondary" onClick={() => window.print()}>
        Print
      </Button>
      {explores && (
        <Link className="govuk-button" to={exploreAddress(gssCode, period)}>
          Show in Explore
        </Link>
      )}
    </div>
  );
}
