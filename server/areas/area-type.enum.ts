import { registerEnumType } from 'type-graphql';
import { AREA_TYPES, type AreaType } from './area-type.js';

export const AreaTypeEnum = Object.fromEntries(AREA_TYPES.map((type) => [type, type])) as { [Type in AreaType]: Type };

registerEnumType(AreaTypeEnum, {
  name: 'AreaType',
  description: 'Kinds of area.',
  valuesConfig: {
    LSOA: { description: 'Lower layer Super Output Area: about 1,500 residents. Those of 2011 and 2021 are different areas.' },
    MSOA: { description: 'Middle layer Super Output Area: about 8,000 residents.' },
    WARD: { description: 'Electoral ward.' },
    POSTCODE_DISTRICT: { description: 'Postcode district, such as L20: not inside one authority.' },
    COMPOSITE: { description: 'Made here of other areas, with a name and a reason.' },
    DISTRICT: { description: 'Local authority district (lower tier or unitary).' },
    UPPER_TIER: { description: 'Upper tier or unitary authority: the one with children’s services.' },
    FORCE: { description: 'Police force area.' },
  },
});
