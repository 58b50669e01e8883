/** The door to incidents for the interface, exports and other domains. All functions read under the caller's transaction and role. */
export { batchOfIncident } from './batch-of-incident.js';
export { batchesCounted } from './batches-counted.js';
export { countIncidents } from './count-incidents.js';
export type { CountedRow, CountsOfIncidents, LeftOut } from './count-incidents.js';
export type { CountOptions } from './count-by-area.js';
export { countTotal } from './counted-groups.js';
export type { CountBy } from './counted-groups.js';
export { gridIncidents } from './grid-incidents.js';
export type { CellShape, GridOfIncidents } from './grid-incidents.js';
export { incidentPoints, MOST_POINTS, USUAL_POINTS } from './incident-points.js';
export type { PointsOfIncidents } from './incident-points.js';
export { findIncident, listIncidents, outcomesOf } from './list-incidents.js';
export type {
  AnyIncident,
  AsbReportRecord,
  FirearmsDischargeRecord,
  IncidentCursor,
  ListOfIncidents,
  RecordedCrimeRecord,
  StreetOutcome,
  WantedFields,
} from './list-incidents.js';
export type { BoundingBox, IncidentFilter, Near } from './incident-filter.js';
export { viewedCounts } from './viewed-counts.js';
export { viewedBands, viewedGrid } from './viewed-grid.js';
export type { SquareBands } from './protected/banded-squares.js';
export { onlySingle, viewedIncident, viewedList, viewedPoints, viewedTotal } from './viewed-incidents.js';
export type { NamedAreas } from './named-areas.js';
export type { Figure } from './figure.js';
export type { ViewedCounts, ViewedGrid, ViewedRow } from './viewed-figures.js';
export { askLocated, countLocated, datedPoints, locatedPoints, shapeOfFilter, spansOfTime } from './located-counts.js';
export type { LocatedCell, LocatedQuestion, Reported } from './located-counts.js';
export { checkCellsPermitted, finestAreas, viewedLocated } from './viewed-located.js';
export { cellFeatures, latticeOf } from './cell-polygons.js';
export type { Corner } from './cell-polygons.js';
export { unknownCategories } from './known-categories.js';
export { POLICE_UK } from './incident-kind.js';
export { BAND_SQUARE, holdingOf, seesPlaces, type Reader } from './permission.js';
export { rateOfResidents, residentsOfPlace, type Residents } from './residents-of-place.js';
export { auditedFilter, sensitiveAmong, sensitiveKindsOf, viewOf, viewOfCells, viewOfCounts } from './sensitive-view.js';
export { isDrawn, isNearlyAPoint, tellsPlaces } from './small-place.js';
export { PublicationKeeper } from './protected/publication-keeper.js';
export { keepReleasesIn } from './protected/stored-release.js';
