/**
 * HOMEWARD_FORCES: of which forces reports are read here. The database sets it in every transaction, so no way to a figure can forget to
 * hand it on. Without the setting, every force loaded.
 */

/** The forces that may be read, as text[]; NULL: all. */
export const READABLE_FORCES = `string_to_array(nullif(current_setting('homeward.forces', true), ''), ',')`;

/** Whether a force's reports may be read. For small tables: over incidents themselves the forces are bound as a parameter. */
export const isReadableForce = (column: string): string => `coalesce(${column} = ANY (${READABLE_FORCES}), true)`;
