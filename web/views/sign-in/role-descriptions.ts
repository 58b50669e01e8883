/** What each role comes to Homeward for, in a sentence. */
const descriptions: Record<string, string> = {
  'police-analyst': 'Maps where and when harm gathers, and how sure one can be.',
  'council-analyst': 'Maps anti-social behaviour and what is open for young people.',
  'deployment-planner': 'Decides which team goes where, and when.',
  'outreach-worker': 'Goes there and records what was done.',
  'jsna-author': 'Estimates need and writes the needs assessment.',
  partner: 'Sees figures for areas, never single reports.',
  'partnership-manager': 'Keeps the partnership’s account of what was bought, promised and done.',
  'information-governance': 'Watches over what is held, why, and who looked.',
  administrator: 'Loads data and keeps the installation.',
};

export function roleDescription(role: string): string {
  return descriptions[role.toLowerCase().replaceAll(/[_ ]/g, '-')] ?? '';
}
