/**
 * Where the printed report is wrong by its own formula, or may be misread: said beside the figure it bites, for as long as the figure is the
 * report's.
 */
import type { PrevalenceGroup } from './prevalence-groups.js';
import { REPORT_FIGURES, type IdentifiedFigures, type IdentifiedInput } from '../asked/identified-inputs.js';

export interface Caveat {
  /** What it stands beside: a group, «identified low», «identified high», «under 10», «share», «indicators», «areas», «all». */
  readonly about: PrevalenceGroup | 'IDENTIFIED_LOW' | 'IDENTIFIED_HIGH' | 'UNDER_10' | 'SHARE' | 'INDICATORS' | 'AREAS' | 'ALL';
  readonly text: string;
}

const asPrinted = (figures: IdentifiedFigures, ...names: readonly IdentifiedInput[]): boolean =>
  names.every((name) => figures[name]?.figure === REPORT_FIGURES[name]!.figure);

/** Of the groups, as far as their figures are those that were published. */
export function caveatsOfGroups(groups: readonly { readonly group: PrevalenceGroup; readonly edited: boolean }[]): Caveat[] {
  const stands = (group: PrevalenceGroup): boolean => groups.some((one) => one.group === group && !one.edited);
  const caveats: Caveat[] = [
    {
      about: 'ALL',
      text: 'Groups overlap and are never added up: a gang member also knows one.',
    },
  ];
  if (groups.some(({ edited }) => !edited))
    caveats.push({
      about: 'ALL',
      text: 'The Crime Survey covers England and Wales; how the report scaled it to England is not described.',
    });
  if (stands('VICTIM_OF_VIOLENCE'))
    caveats.push({
      about: 'VICTIM_OF_VIOLENCE',
      text: '34,000 is not «children in or on the periphery of gangs», as the press had it: it counts only those who were also victims of violence in the last 12 months. The wider groups are 60,000 and 313,000.',
    });
  if (stands('MEMBER'))
    caveats.push({
      about: 'MEMBER',
      text: '27,000 stands twice in the report: as gang members here, and as «more than 27,000» not identified, which is 34,000 − 6,560 = 27,440 of another group.',
    });
  if (stands('MEMBER_OR_SIBLING'))
    caveats.push({
      about: 'MEMBER_OR_SIBLING',
      text: '60,000 adds 27,000 of one survey year to 33,000 pooled over three; whoever is both is counted twice.',
    });
  if (groups.some(({ group }) => group === 'CRIMINALLY_EXPLOITED'))
    caveats.push({
      about: 'CRIMINALLY_EXPLOITED',
      text: 'There is no prevalence of children criminally exploited. Those known to services can be shown; a gap cannot.',
    });
  return caveats;
}

export function caveatsOfIdentified(figures: IdentifiedFigures): Caveat[] {
  const caveats: Caveat[] = [];
  if (asPrinted(figures, 'CHILDREN_IN_NEED_10_TO_17', 'YOUTH_OFFENDING_FLAGGED', 'OVERLAP'))
    caveats.push({
      about: 'IDENTIFIED_LOW',
      text: 'Before allowing for teams that did not answer the report prints 6,480; its formula gives 6,488.4, rounded 6,490. No rounding of the inputs gives both 6,480 and 6,560. Used here: the formula.',
    });
  if (asPrinted(figures, 'CASELOAD'))
    caveats.push({
      about: 'IDENTIFIED_HIGH',
      text: 'The caseload of 26,681 is published for England and Wales; everything else is of England. The high figure may be too high.',
    });
  if (asPrinted(figures, 'CHILDREN_IN_NEED_ALL_AGES', 'CHILDREN_IN_NEED_10_TO_17'))
    caveats.push({
      about: 'UNDER_10',
      text: 'Table 1 of the report sums to 6,840, its text has 6,850, each cell being rounded to 10: about 1,620 are under 10.',
    });
  caveats.push({
    about: 'SHARE',
    text: 'Whom services flag is a wider group than children who call themselves members, so a share identified is an upper limit: the report’s «1 in 4» is 6,560 of 27,000, 24 %.',
  });
  return caveats;
}
