/** The views in the service navigation, in the order of the work. Only views that exist stand here. */
export interface NavigationItem {
  /** What it is called, for some by their role. */
  readonly text: (role: string) => string;
  readonly path: string;
  /** Other paths under which the item is the current section. */
  readonly section?: readonly string[];
}

export const navigation: readonly NavigationItem[] = [
  { text: () => 'Explore', path: '/explore', section: ['/explore', '/areas/'] },
  { text: () => 'Data', path: '/data', section: [] },
  { text: (role) => (role === 'information-governance' ? 'Audit' : 'Your activity'), path: '/audit' },
];
