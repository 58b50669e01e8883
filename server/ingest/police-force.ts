/** Names of forces as data.police.uk writes them in rows → its short form in file names: «Merseyside Police» → merseyside. */
const IRREGULAR: Readonly<Record<string, string>> = {
  'metropolitan police service': 'metropolitan',
  'british transport police': 'btp',
  'police service of northern ireland': 'northern-ireland',
  'heddlu gwent police': 'gwent',
};

export function forceSlug(name: string): string {
  const folded = name.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const irregular = IRREGULAR[folded];
  if (irregular !== undefined) return irregular;
  return folded
    .replaceAll('&', 'and')
    .replace(/ (police|constabulary|police service)$/, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
