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
}

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
  {
    text: () => 'Estimates',
    path: '/estimates',
    section: ['/estimates'],
    isFor: ({ estimates }) => estimates !== 'nothing',
  },
  {
    text: () => 'Vulnerability profile',
    path: '/profile',
    section: ['/profile'],
    isFor: ({ profile }) => profile !== 'nothing',
  },
  { text: () => 'Data', path: '/data', section: ['/data', '/record'], isFor: ({ loading }) => loading !== 'nothing' },
  { text: () => 'Governance', path: '/governance', section: ['/governance'], isFor: ({ register }) => register !== 'nothing' },
  { text: ({ audit }) => (audit === 'all' ? 'Audit' : 'Your activity'), path: '/audit', isFor: () => true },
  { text: () => 'What you may see', path: '/access', section: [], isFor: () => true },
];

export const navigationFor = (access: Access): readonly NavigationItem[] => views.filter(({ isFor }) => isFor(access));
