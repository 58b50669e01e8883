/** Sources of incidents as they are named in a sentence; one not listed here is named by its own word. */
const names: Record<string, string> = {
  'asb-reports': 'own reports of anti-social behaviour',
  'recorded-crime': 'the force’s own record of crime',
  'firearms-discharges': 'the force’s own list of discharges',
  'police.uk': 'police.uk open data',
};

export function sourceName(source: string): string {
  return names[source] ?? source;
}
