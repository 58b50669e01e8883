/** Every kind of figure: one file a kind. Another is a file, and a line here; templates place it by its name. */
import { CallerError } from '../../errors.js';
import { actionsByAgency, actionsClosedAndOverdue } from './actions.figure.js';
import { childrenByWard } from './children-by-ward.figure.js';
import { countsByCategory, countsByMonth } from './counts-by-time.figure.js';
import { countsByWard } from './counts-by-ward.figure.js';
import { deprivation } from './deprivation.figure.js';
import { estimate } from './estimate.figure.js';
import type { Figure, FigureKind, FigureMaking, FigureParameters, MadeFigure, PlacedFigure } from './figure.js';
import { hotspotWards } from './hotspot-wards.figure.js';
import { indicatorComparison, indicatorTrends } from './indicators.figure.js';
import { measuresBesideAreas } from './measures-beside-areas.figure.js';
import { moneyBesideMeasures } from './money-beside-measures.figure.js';
import { multiAgency } from './multi-agency.figure.js';
import { programmes, schoolsWithProgrammes } from './programmes.figure.js';
import { practiceReviews } from './practice-reviews.figure.js';
import { moneyByOutcome, moneyChecks } from './money.figure.js';
import { reachByWard } from './reach-by-ward.figure.js';
import { sessionsByWeekday } from './sessions-by-weekday.figure.js';

const KINDS: readonly FigureKind[] = [
  childrenByWard,
  deprivation,
  estimate,
  countsByWard,
  countsByMonth,
  countsByCategory,
  hotspotWards,
  sessionsByWeekday,
  reachByWard,
  moneyByOutcome,
  moneyBesideMeasures,
  measuresBesideAreas,
  moneyChecks,
  multiAgency,
  practiceReviews,
  programmes,
  schoolsWithProgrammes,
  actionsByAgency,
  actionsClosedAndOverdue,
  indicatorTrends,
  indicatorComparison,
];

export const figureKind = (name: string): FigureKind | undefined => KINDS.find(({ kind }) => kind === name);

/**
 * Figures in the order they are placed in, one after the other: on the embedded engine one statement runs at a time. What cannot be shown to
 * the readers of a chapter, or has no data, stands there with the reason.
 */
export async function makeFigures(making: FigureMaking, placed: readonly PlacedFigure[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { key, kind, parameters } of placed) {
    const known = figureKind(kind);
    if (known === undefined) throw new Error(`A template places a figure of the unknown kind «${kind}».`);
    figures.push({ key, kind, ...(await made(known, making, parameters)) });
  }
  return figures;
}

async function made(known: FigureKind, making: FigureMaking, parameters: FigureParameters): Promise<MadeFigure> {
  try {
    return await known.make(making, parameters);
  } catch (error) {
    if (!(error instanceof CallerError)) throw error;
    return cannotBeMade(known, error.message);
  }
}

function cannotBeMade({ kind }: FigureKind, why: string): MadeFigure {
  return {
    ...{ title: `No figure: ${kind.replaceAll('-', ' ')}`, unit: 'none', period: 'none', numerator: 'none', denominator: 'none' },
    ...{ source: 'none', method: 'none', disclosureRule: 'none', alt: why, notes: [why] },
    ...{ chart: 'none', drawn: 0, rowTitle: 'Row', columns: [], rows: [] },
  };
}
