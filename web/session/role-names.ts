/** A role's key as people say it: «police-analyst» → «Police analyst», «jsna-author» → «JSNA author». */
export function roleName(role: string): string {
  const words = role
    .toLowerCase()
    .replaceAll(/[-_]/g, ' ')
    .replace(/\bjsna\b/, 'JSNA');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
