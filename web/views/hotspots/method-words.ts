/** What each method is called on screen, and what it looks for. */
import type { HotspotMethod } from '../../graphql.generated.js';
import { isMarked } from './classes.js';
import type { Detection, HotspotRow } from './rows.js';

interface MethodWords {
  /** In the list of methods. */
  readonly name: string;
  /** What it answers, in a few words under its name. */
  readonly answers: string;
  readonly legendTitle: string;
  /** Of the column with the class. */
  readonly classTitle: string;
  /** Title of the table when it lists what is looked for; of «cells» or «wards». */
  readonly listed: (things: string) => string;
  readonly none: (things: string) => string;
  /** Why there is none, where that is an answer. */
  readonly noneWhy: string;
  /** Of the chart. */
  readonly most: string;
  /** How to read the map, in a paragraph; of a «cell» or an «area». */
  readonly read: (thing: string) => string;
}

const byChance =
  'That is an answer, not a failure: the reports are spread as chance would spread them, or they are too few to tell.';

export const methodWords: Readonly<Record<HotspotMethod, MethodWords>> = {
  GI_STAR: {
    name: 'Hot and cold spots (Gi*)',
    answers: 'Where more, or fewer, are reported than expected.',
    legendTitle: 'Stands out after correction',
    classTitle: 'Stands out',
    listed: (things) => `${things} that stand out as more`,
    none: (things) => `No ${things} stand out as more`,
    noneWhy: byChance,
    most: 'Most over what is expected',
    read: (thing) =>
      `Each ${thing} is counted with its neighbours and compared with what would be expected there. Those marked at the 1 % level stand out most: of 100 so marked, about 1 is expected to be chance.`,
  },
  LOCAL_MORAN: {
    name: 'Clusters and outliers (local Moran)',
    answers: 'Where high lies among high, and what stands alone.',
    legendTitle: 'High and low, after correction',
    classTitle: 'Lies',
    listed: (things) => `${things} that are high, among high or low`,
    none: (things) => `No ${things} are high among high or among low`,
    noneWhy: byChance,
    most: 'Most over what is expected',
    read: (thing) =>
      `What is compared is how far each ${thing} lies from what is expected there. High among high is a cluster; high among low stands alone. Of 100 marked, about 5 are expected to be chance.`,
  },
  EMERGING: {
    name: 'Histories over months',
    answers: 'What is new, goes on, or is over.',
    legendTitle: 'History, after correction',
    classTitle: 'History',
    listed: (things) => `${things} with more than expected in some slices`,
    none: (things) => `No ${things} have more than expected in any slice`,
    noneWhy: byChance,
    most: 'Strongest histories',
    read: (thing) =>
      `Each ${thing} is tested slice by slice, and its slices make a history: new in the last, persistent through nine tenths, historical when it is over. A new way of recording, or a season, looks new as well.`,
  },
  KERNEL_DENSITY: {
    name: 'Density (kernel)',
    answers: 'A smooth surface of reports. No test.',
    legendTitle: 'Density, without a test',
    classTitle: 'Density',
    listed: (things) => `${things} of over twice the mean density`,
    none: (things) => `No ${things} have over twice the mean density`,
    noneWhy: 'The reports are spread about evenly at this bandwidth, or there are none. A narrower one smooths less.',
    most: 'Densest',
    read: () =>
      'Reports are smoothed into a surface, in classes by how many times the mean it is. It shows where, not whether more than chance. Maps of different bandwidth cannot be compared.',
  },
  DBSCAN: {
    name: 'Clusters of points (DBSCAN)',
    answers: 'Reports that lie close together. No test.',
    legendTitle: 'Clusters, without a test',
    classTitle: 'Cluster',
    listed: (things) => `${things} that hold reports of a cluster`,
    none: (things) => `No ${things} hold reports of a cluster`,
    noneWhy:
      'No reports lie as close together as the rule asks. A wider reach or fewer reports may make clusters; it is a choice, not a test.',
    most: 'Largest clusters',
    read: (thing) =>
      `Reports are of a cluster where enough lie close together; a ${thing} is filled that holds some, with the cluster’s number. The rule is a choice, not a test: change it, and see which clusters stay.`,
  },
};

/** Of Gi* against a period before: what is marked is a change. */
const changeWords: MethodWords = {
  ...methodWords.GI_STAR,
  legendTitle: 'Change after correction',
  classTitle: 'Became',
  listed: (things) => `${things} that became more than the rest did`,
  none: (things) => `No ${things} became more than the rest did`,
  noneWhy:
    'That is an answer, not a failure: what changed, changed alike everywhere, or the reports are too few to tell one change from another.',
  most: 'Most over what the change everywhere makes',
  read: (thing) =>
    `Each ${thing} is counted with its neighbours in both periods. Marked is where the change differs from the change everywhere, not one map less the other: of 100 marked at the 1 % level, about 1 is expected to be chance.`,
};

export const wordsOf = ({ method, baseline }: Pick<Detection, 'method' | 'baseline'>): MethodWords =>
  method === 'GI_STAR' && baseline === 'LAST_PERIOD' ? changeWords : methodWords[method];

export const methodNames = Object.keys(methodWords) as HotspotMethod[];

/** What the table lists unless all is asked for. */
export const isListed = (row: HotspotRow): boolean => isMarked(row.class);
