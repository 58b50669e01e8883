/** The views in the service navigation, in the order of the work. Only views that exist, and that the role has, stand here. */
import { hasExplore, hasHotspots, worksShifts, type Access } from '../session/holdings.js';

export interface NavigationItem {
  /** What it is called, for some by what they have of it. */
  readonly text: (access: Access) => string;
  readonly path: string;
  /** Other paths under which the item is the current section. */
  readonly section?: readonly string[];
}

interface View extends NavigationItem {
  readonly isFor: (access: Access) => boolean;
  /** Pages that stand together under this item, and beside each other at the head of each of them. */
  readonly parts?: readonly View[];
}

/** What the chapter is made of. */
const NEEDS: readonly View[] = [
  { text: () => 'Chapters', path: '/chapters', section: ['/chapters'], isFor: ({ chapters }) => chapters !== 'nothing' },
  {
    text: () => 'Estimates',
    path: '/estimates',
    section: ['/estimates'],
    isFor: ({ estimates }) => estimates !== 'nothing',
  },
  {
    text: () => 'Indicators',
    path: '/indicators',
    section: ['/indicators'],
    isFor: ({ indicators }) => indicators !== 'nothing',
  },
  {
    text: () => 'Vulnerability profile',
    path: '/profile',
    section: ['/profile'],
    isFor: ({ profile }) => profile !== 'nothing',
  },
  {
    text: () => 'Typology',
    path: '/typology',
    section: ['/typology'],
    isFor: ({ profile }) => profile === 'own-and-published',
  },
  {
    text: () => 'Area risk',
    path: '/area-risk',
    section: ['/area-risk'],
    isFor: ({ estimates }) => estimates === 'making' || estimates === 'making-and-publishing',
  },
  {
    text: () => 'Data request',
    path: '/data-request',
    section: ['/data-request'],
    isFor: ({ dataRequests }) => dataRequests !== 'nothing',
  },
];

/** What the partnership answers for, and what it waits for. */
const PARTNERSHIP: readonly View[] = [
  {
    text: () => 'Account',
    path: '/partnership',
    section: ['/partnership/history', '/partnership/money', '/partnership/activities', '/partnership/measures'],
    isFor: ({ account }) => account !== 'nothing',
  },
  {
    text: () => 'Programmes',
    path: '/partnership/programmes',
    isFor: ({ account }) => account !== 'nothing',
  },
  {
    text: () => 'Meetings',
    path: '/partnership/meetings',
    section: ['/partnership/meetings'],
    isFor: ({ meetings }) => meetings !== 'nothing',
  },
  { text: () => 'What is due', path: '/due', section: ['/due'], isFor: ({ dues }) => dues !== 'nothing' },
  {
    text: () => 'Multi-agency',
    path: '/partnership/multi-agency',
    isFor: ({ multiAgency }) => multiAgency !== 'nothing',
  },
  { text: () => 'Practice reviews', path: '/partnership/reviews', isFor: ({ reviews }) => reviews !== 'nothing' },
];

const views: readonly View[] = [
  { text: () => 'Your shift', path: '/my-shift', isFor: worksShifts },
  { text: () => 'Explore', path: '/explore', section: ['/explore', '/areas/'], isFor: hasExplore },
  { text: () => 'Hotspots', path: '/hotspots', isFor: hasHotspots },
  {
    text: () => 'Hotspot areas',
    path: '/hotspot-areas',
    section: ['/hotspot-areas'],
    isFor: ({ hotspotAreas }) => hotspotAreas !== 'nothing',
  },
  {
    text: () => 'Requests',
    path: '/requests',
    section: ['/requests'],
    isFor: ({ supportRequests }) => supportRequests !== 'nothing',
  },
  {
    text: () => 'Deployments',
    path: '/deployments',
    section: ['/deployments'],
    isFor: ({ deployments }) => deployments !== 'nothing',
  },
  { text: () => 'Youth provision', path: '/provision', section: ['/provision'], isFor: ({ reference }) => reference },
  {
    text: () => 'Noise',
    path: '/noise',
    section: ['/noise'],
    isFor: ({ noiseTriage }) => noiseTriage === 'all' || noiseTriage === 'figures',
  },
  { text: () => 'Noise questions', path: '/noise/questions', isFor: ({ noiseTriage }) => noiseTriage === 'questions' },
  group('Needs assessment', NEEDS),
  group('Partnership', PARTNERSHIP),
  { text: () => 'Data', path: '/data', section: ['/data', '/record'], isFor: ({ loading }) => loading !== 'nothing' },
  { text: () => 'Governance', path: '/governance', section: ['/governance'], isFor: ({ register }) => register !== 'nothing' },
  { text: ({ audit }) => (audit === 'all' ? 'Audit' : 'Your activity'), path: '/audit', isFor: () => true },
  { text: () => 'What you may see', path: '/access', section: [], isFor: () => true },
];

/** Where a group begins is the first of its parts that the role has. */
const begun = (view: View, access: Access): View => ({ ...view, path: partsOf(view, access)[0]?.path ?? view.path });

const partsOf = ({ parts = [] }: View, access: Access): readonly View[] => parts.filter(({ isFor }) => isFor(access));

export const navigationFor = (access: Access): readonly NavigationItem[] =>
  views.filter(({ isFor }) => isFor(access)).map((view) => begun(view, access));

/** Each page by itself, those of a group too. */
export const pagesFor = (access: Access): readonly NavigationItem[] =>
  views.filter(({ isFor }) => isFor(access)).flatMap((view) => (view.parts === undefined ? [view] : partsOf(view, access)));

/** The group that a page stands in, where the role has more than one page of it. */
export function groupOf(
  pathname: string,
  access: Access,
): { readonly text: string; readonly parts: readonly NavigationItem[] } | null {
  const group = views.find((view) => partsOf(view, access).some((part) => isInSection(pathname, part)));
  const parts = group === undefined ? [] : partsOf(group, access);
  return parts.length < 2 ? null : { text: group!.text(access), parts };
}

/** Whether a page is the item's, or one of its section. */
export const isInSection = (pathname: string, { path, section = [path] }: NavigationItem): boolean =>
  pathname === path || section.some((of) => isWithin(pathname, of));

/** The page of a path or one below it: «Data sources» (/data-sources) is no part of «Data» (/data). */
const isWithin = (pathname: string, path: string): boolean => pathname === path || pathname.startsWith(path.replace(/\/?$/, '/'));

/** One item for pages that stand together. */
function group(text: string, parts: readonly View[]): View {
  return {
    text: () => text,
    path: parts[0]!.path,
    section: parts.flatMap(({ path, section = [path] }) => section),
    isFor: (access) => parts.some(({ isFor }) => isFor(access)),
    parts,
  };
}
