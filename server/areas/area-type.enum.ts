import { registerEnumType } from 'type-graphql';
import { AREA_TYPES, type AreaType } from './area-type.js';

/** The published enum of area types, for `@Field(() => AreaTypeEnum)` and `@Arg`. */
export const AreaTypeEnum = Object.fromEntries(AREA_TYPES.map((type) => [type, type])) as { [Type in AreaType]: Type };

registerEnumType(AreaTypeEnum, {
  name: 'AreaType',
  description: 'Kinds of area, smallest first.',
  valuesConfig: {
    LSOA: { description: 'Lower layer super output area: about 1,500 people.' },
    MSOA: { description: 'Middle layer super output area: about 8,000 people.' },
    WARD: { description: 'Electoral ward.' },
    POSTCODE_DISTRICT: { description: 'First half of a postcode: L20.' },
    COMPOSITE: { description: 'Made of other areas, with a name and a reason.' },
    DISTRICT: { description: 'Local authority district or unitary authority.' },
    UPPER_TIER: { description: 'County or unitary authority.' },
    FORCE: { description: 'Police force area.' },
  },
});
