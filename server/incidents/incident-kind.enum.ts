import { registerEnumType } from 'type-graphql';
import { INCIDENT_KINDS, PRECISIONS } from './incident-kind.js';

const named = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as { [Each in Name]: Each };

export const IncidentKindEnum = named(INCIDENT_KINDS);
registerEnumType(IncidentKindEnum, {
  name: 'IncidentKind',
  description: 'Kinds of incident. They are never added up as «crimes»: a count over several kinds counts records.',
  valuesConfig: {
    ASB_REPORT: { description: 'A report of anti-social behaviour.' },
    FIREARMS_DISCHARGE: { description: 'A firearm was discharged.' },
    RECORDED_CRIME: { description: 'A crime recorded by the police.' },
  },
});

export const PrecisionEnum = named(PRECISIONS);
registerEnumType(PrecisionEnum, {
  name: 'Precision',
  description: 'How exactly an incident’s place is known.',
  valuesConfig: {
    EXACT: { description: 'Where it happened.' },
    SNAPPED: { description: 'Moved to a map point near by that stands for several addresses, as in police open data.' },
    STREET: { description: 'Somewhere in a street.' },
    POSTCODE: { description: 'Somewhere in a postcode.' },
    AREA: { description: 'Somewhere in an area.' },
    NONE: { description: 'No place is known.' },
  },
});

export const COUNT_BY = ['AREA', 'MONTH', 'WEEK_HOUR', 'CATEGORY', 'KIND'] as const;
export const CountByEnum = named(COUNT_BY);
registerEnumType(CountByEnum, {
  name: 'CountBy',
  description: 'What incidents are counted by.',
  valuesConfig: {
    AREA: { description: 'Area of a type and vintage; areas with none are rows with 0.' },
    MONTH: { description: 'Month in which they began, key 2025-11.' },
    WEEK_HOUR: { description: 'Weekday and hour, key 1-0 (Monday, midnight to one) to 7-23.' },
    CATEGORY: { description: 'The source’s own category.' },
    KIND: { description: 'Kind of incident.' },
  },
});

export const CELL_SHAPES = ['HEXAGON', 'SQUARE'] as const;
export const CellShapeEnum = named(CELL_SHAPES);
registerEnumType(CellShapeEnum, {
  name: 'CellShape',
  description: 'Shape of a grid’s cells.',
  valuesConfig: {
    HEXAGON: { description: 'Hexagons.' },
    SQUARE: { description: 'Squares of the National Grid.' },
  },
});
