/** Discharges of firearms: sensitive, in a table of their own with grants of its own. */
import { column, ownIncidentSource, WRITTEN } from './incident-row.js';

const WEAPONS = ['handgun', 'shotgun', 'other', 'unknown'] as const;
const VERIFICATIONS = ['confirmed', 'probable', 'unconfirmed'] as const;
const WEAPON_CLASSES = ['lethal-barrelled', 'air weapon', 'unknown'] as const;

const CATEGORY = 'Firearms discharge';

export const firearmsDischarges = ownIncidentSource({
  name: 'firearms-discharges',
  title: 'Firearms discharges (the force’s own list; sensitive)',
  kind: 'FIREARMS_DISCHARGE',
  columns: [
    column('weapon', 'text', 'kind of weapon', { required: true, allowed: WEAPONS }),
    column('verification', 'text', 'how sure it is that a firearm was discharged', { required: true, allowed: VERIFICATIONS }),
    column('weapon_class', 'text', 'lethal-barrelled or air weapon; unknown when left out', { allowed: WEAPON_CLASSES }),
    column('injury', 'text', 'none, slight, serious, fatal, … in the force’s own words', WRITTEN),
    column('casings_recovered', 'integer', 'how many cartridge cases were recovered'),
    column('linked_reference', 'text', 'reference of a discharge it is linked with', { screenedAs: 'reference' }),
  ],
  own: {
    agency: 'text',
    weapon: 'text',
    verification: 'text',
    weapon_class: 'text',
    injury: 'text',
    casings_recovered: 'int',
    linked_reference: 'text',
  },
  read: (reader) => ({
    category: CATEGORY,
    own: [
      'police',
      reader.oneOf('weapon', WEAPONS),
      reader.oneOf('verification', VERIFICATIONS),
      reader.oneOf('weapon_class', WEAPON_CLASSES) ?? 'unknown',
      reader.text('injury'),
      reader.integer('casings_recovered', { min: 0, max: 10_000 })?.toString() ?? null,
      reader.text('linked_reference'),
    ],
  }),
});
