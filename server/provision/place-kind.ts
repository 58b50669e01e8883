/** Kinds of places that help to read a map; youth provision is apart. */
export const PLACE_KINDS = ['SCHOOL', 'LIBRARY', 'TOWN', 'ROAD', 'OTHER'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];
