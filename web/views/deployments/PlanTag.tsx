import { Tag } from '../../components/Tag.js';

interface Standing {
  readonly publishedAt: string | null;
  readonly withdrawnAt: string | null;
}

/** Whether anybody goes by it. */
export function PlanTag({ plan: { publishedAt, withdrawnAt } }: { readonly plan: Standing }) {
  if (publishedAt === null) return <Tag colour="grey">draft</Tag>;
  return withdrawnAt === null ? <Tag colour="green">published</Tag> : <Tag colour="yellow">withdrawn</Tag>;
}
