import { Link } from 'react-router';
import { Tag } from '../../components/Tag.js';
import { planAddress } from './plan-words.js';

interface Standing {
  readonly version: number;
  readonly standingVersion: number | null;
  readonly publishedAt: string | null;
  readonly withdrawnAt: string | null;
}

/** Whether it was published, and withdrawn since, or replaced by a version that was published after it. */
export function PlanTag({ plan: { version, standingVersion, publishedAt, withdrawnAt } }: { readonly plan: Standing }) {
  if (publishedAt === null) return <Tag colour="grey">draft</Tag>;
  if (withdrawnAt !== null) return <Tag colour="yellow">withdrawn</Tag>;
  return version === standingVersion ? <Tag colour="green">published</Tag> : <Tag colour="grey">replaced</Tag>;
}

interface Versions {
  readonly id: string;
  readonly version: number;
  readonly standingVersion: number | null;
}

/** By which other version teams go. */
export function StandingVersion({ plan: { id, version, standingVersion } }: { readonly plan: Versions }) {
  if (standingVersion === null || standingVersion === version) return null;
  return (
    <>
      ; teams go by{' '}
      <Link className="govuk-link" to={planAddress(id, standingVersion)}>
        version {standingVersion}
      </Link>
    </>
  );
}
