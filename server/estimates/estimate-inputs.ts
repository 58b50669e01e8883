/** What there is to start an estimate of an authority from: each figure with where it is from, for its author to edit. */
import { populationOf, requireArea } from '../areas/areas.service.js';
import { areaKeyText, type AreaType } from '../areas/area-type.js';
import type { Sql } from '../database/database.js';
import { CHILDREN_OF_ENGLAND } from './work/estimate-indicators.js';
import {
  IDENTIFIED_INPUTS,
  IDENTIFIED_WORDS,
  REPORT_FIGURES,
  TAKEN_FROM_ENGLAND,
  type IdentifiedInput,
  type InputKind,
} from './asked/identified-inputs.js';
import { wrongEstimate } from './asked/input-checks.js';
import { knownIndicators, type KnownFigure, type KnownIndicator } from './facts/known-indicators.js';
import { PUBLISHED_GROUPS, type PrevalenceGroup } from './report/prevalence-groups.js';

export interface EstimateInputs {
  readonly area: { readonly gssCode: string; readonly name: string; readonly type: AreaType; readonly vintage: number };
  readonly groups: readonly {
    readonly group: PrevalenceGroup;
    readonly words: string;
    readonly children: number | null;
    readonly surveyYear: string | null;
    readonly source: string;
  }[];
  readonly nationalChildren: KnownFigure;
  readonly localChildren: KnownFigure | null;
  readonly indicators: readonly KnownIndicator[];
  readonly identified: readonly {
    readonly name: IdentifiedInput;
    readonly words: string;
    readonly kind: InputKind;
    readonly national: KnownFigure | null;
    readonly taken: boolean;
  }[];
}

/** @throws CallerError BAD_USER_INPUT for a code that is none, or of no authority */
export async function estimateInputs(sql: Sql, code: string): Promise<EstimateInputs> {
  const area = await requireArea(sql, code, ['area']);
  if (area.type !== 'DISTRICT' && area.type !== 'UPPER_TIER')
    throw wrongEstimate(`${area.name} is no authority: name its district.`, ['area']);
  const children = (await populationOf(sql, [area], { ageFrom: 10, ageTo: 17 })).get(areaKeyText(area))!;
  const { gssCode, name, type, vintage } = area;
  return {
    area: { gssCode, name, type, vintage },
    groups: PUBLISHED_GROUPS.map(({ basis, source, ...group }) => ({
      ...group,
      source: group.children === null ? basis : `${source}; ${basis}`,
    })),
    nationalChildren: CHILDREN_OF_ENGLAND,
    localChildren:
      children.persons === null ? null : { figure: children.persons, source: `loaded population: ${children.basis ?? ''}` },
    indicators: await knownIndicators(sql, gssCode),
    identified: IDENTIFIED_INPUTS.map((input) => ({
      name: input,
      ...IDENTIFIED_WORDS[input],
      national: REPORT_FIGURES[input] ?? null,
      taken: TAKEN_FROM_ENGLAND.includes(input),
    })),
  };
}
