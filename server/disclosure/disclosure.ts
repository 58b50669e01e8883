/** The door to disclosure control. It knows no domain: counts, areas and periods come to it as numbers and codes. */
export { displayedAlone } from './alone.js';
export { BAND_CUTS, bandOfParts, bandsOfPeriod, type Band } from './bands.js';
export type { LeafCounts } from './cube.js';
export type { Dimension } from './hierarchy.js';
export { protectWithKnownTotal } from './known-total.js';
export { divide, type DividedGroup } from './parts-of-children.js';
export { protectedRate, protectedShare, Publication, type ProtectedCount } from './publication.js';
export { publish, type PublicationAccount } from './publish.js';
export { CHILDREN_RULE, INCIDENT_RULE, roundedBounds, roundHalfUp, type Rule } from './rule.js';
