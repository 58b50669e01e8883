/**
 * Authorities whose GSS code changed without a change of what they are, so that figures under the one belong to boundaries under
 * the other. Barnsley and Sheffield moved a few streets between them on 1 April 2025 and were given new codes; the DfE's tables
 * for 2025 still print the old ones.
 * Source: ONS Code History Database, entries E08000038 and E08000039.
 */
export const AUTHORITY_CODE_ALIASES: readonly {
  readonly before: string;
  readonly after: string;
  readonly name: string;
}[] = [
  { before: 'E08000016', after: 'E08000038', name: 'Barnsley' },
  { before: 'E08000019', after: 'E08000039', name: 'Sheffield' },
];

/** The code itself first, then the other one where there is one. */
export function codesOfAuthority(gssCode: string): string[] {
  const alias = AUTHORITY_CODE_ALIASES.find(({ before, after }) => before === gssCode || after === gssCode);
  if (alias === undefined) return [gssCode];
  return [gssCode, alias.before === gssCode ? alias.after : alias.before];
}
