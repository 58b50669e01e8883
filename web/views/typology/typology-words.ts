import type { ClassModelFragment, WholeTypologyFragment } from '../../graphql.generated.js';

type ClassItem = ClassModelFragment['found'][number]['items'][number];

/** «42%», «under 5%», «over 95%», «withheld». */
export function shareText({ told, percent }: ClassItem): string {
  if (percent == null || told === 'WITHHELD') return 'withheld';
  return told === 'PERCENT' ? `${percent}%` : `${told === 'UNDER' ? 'under' : 'over'} ${percent}%`;
}

/** What the classes of a model are called: as people chose, or by their number. */
export function classNames({ choices }: Pick<WholeTypologyFragment, 'choices'>, classes: number): string[] {
  const [newest] = choices;
  return Array.from({ length: classes }, (_, at) =>
    newest?.classes === classes ? `${at + 1}. ${newest.labels[at]!}` : `Class ${at + 1}`,
  );
}
