/**
 * The form of an estimate as it is filled in, and the question it makes. Figures stand as they were typed; one that is as it was published is not sent,
 * so that the answer can say which were edited.
 */
import type {
  AreaType,
  EstimateIndicator,
  EstimateMethod,
  EstimateStartQuery,
  IdentifiedInput,
  PopulationEstimateInput,
  PrevalenceGroup,
} from '../../graphql.generated.js';

import { withKeptParts } from './kept-parts.js';

export type Start = EstimateStartQuery['estimateInputs'];

/** A figure with where it is from, both as typed. */
export interface Typed {
  readonly figure: string;
  readonly source: string;
}

export interface Draft {
  readonly groups: readonly PrevalenceGroup[];
  readonly methods: readonly EstimateMethod[];
  readonly level: AreaType | null;
  readonly areaGroups: readonly PrevalenceGroup[];
  readonly areas: string;
  readonly b: string;
  readonly weights: Readonly<Record<string, string>>;
  /** By field: `group-MEMBER`, `children-national`, `indicator-WEAPONS_OFFENCES-local`, `local-CASELOAD`, … */
  readonly typed: Readonly<Record<string, Typed>>;
  /** The version that this is worked on from: what of it has no field in the form goes with it (`kept-parts.ts`). */
  readonly kept: PopulationEstimateInput | null;
}

export interface Field {
  readonly id: string;
  readonly words: string;
  /** What stands there before anybody edits it. */
  readonly known: { readonly figure: number; readonly source: string } | null;
}

/** Every field with a figure and a source, in the order of the form. */
export function fieldsOf(
  start: Start,
): Readonly<Record<'groups' | 'children' | 'indicators' | 'local' | 'national', readonly Field[]>> {
  const { groups, nationalChildren, localChildren, indicators, identified, area } = start;
  const ofEngland = identified.filter(({ national }) => national);
  return {
    groups: groups.flatMap(({ group, words, children, source, surveyYear }) =>
      children == null
        ? []
        : [
            {
              id: `group-${group}`,
              words: `Children who ${words}`,
              known: { figure: children, source: `${source}; ${surveyYear ?? ''}` },
            },
          ],
    ),
    children: [
      { id: 'children-national', words: 'England’s children aged 10–17', known: nationalChildren },
      { id: 'children-local', words: `Children aged 10–17 of ${area.name}`, known: localChildren ?? null },
    ],
    indicators: indicators.flatMap(({ indicator, words, national, local }) => [
      { id: `indicator-${indicator}-local`, words: `${area.name}: ${words}`, known: local ?? null },
      { id: `indicator-${indicator}-national`, words: `England: ${words}`, known: national ?? null },
    ]),
    // Counts first; shares and ratios are England’s unless others are entered.
    local: identified
      .filter(({ name }) => name !== 'TEAMS_IN_COUNTRY' && name !== 'TEAMS_ANSWERED')
      .map(({ name, words, national, taken }) => ({
        id: `local-${name}`,
        words: sentence(words),
        known: taken && national ? { figure: national.figure, source: `England’s: ${national.source}` } : null,
      })),
    national: ofEngland.map(({ name, words, national }) => ({
      id: `national-${name}`,
      words: sentence(words),
      known: national!,
    })),
  };
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export function startDraft(start: Start): Draft {
  const all = Object.values(fieldsOf(start)).flat();
  return {
    groups: start.groups.map(({ group }) => group),
    methods: ['POPULATION_SHARE'],
    level: null,
    areaGroups: ['KNOWS_A_MEMBER'],
    areas: '',
    b: '0.1, 0.3, 0.5',
    weights: {},
    kept: null,
    typed: Object.fromEntries(
      all.map(({ id, known }) => [id, { figure: known ? String(known.figure) : '', source: known?.source ?? '' }]),
    ),
  };
}

const numberIn = (text: string): number | null => {
  const plain = text.replaceAll(/[,\s]/g, '');
  return plain === '' ? null : Number(plain);
};

/** A figure that is not as it was, with its source: one that was published for another number does not stand for it. */
function edited(draft: Draft, { id, known }: Field): { figure: number; source: string } | null {
  const { figure, source } = draft.typed[id] ?? { figure: '', source: '' };
  const number = numberIn(figure);
  if (number === null || number === known?.figure) return null;
  return { figure: number, source: source === known?.source ? '' : source };
}

/** Figures that are no numbers, or have no source yet, said before anything is sent. */
export function problemsOf(start: Start, draft: Draft): { text: string; fieldId: string }[] {
  const fields = fieldsOf(start);
  const used = [
    ...fields.groups,
    ...fields.children,
    ...(draft.methods.includes('INDICATOR_SHARE') ? fields.indicators.filter(({ id }) => weightOf(draft, id) > 0) : []),
    ...fields.local,
    ...fields.national,
  ];
  return [
    ...(draft.groups.length === 0 ? [{ text: 'Choose at least one group', fieldId: 'estimate-groups' }] : []),
    ...(draft.methods.length === 0 ? [{ text: 'Choose at least one method', fieldId: 'estimate-methods' }] : []),
    ...(draft.methods.includes('RISK_SCORE') && Number.isNaN(numberIn(draft.typed['score']?.figure ?? '') ?? Number.NaN)
      ? [{ text: 'Enter the authority’s factor score, or leave the risk score out', fieldId: 'score' }]
      : []),
    ...used.flatMap((field) => {
      const text = draft.typed[field.id]?.figure ?? '';
      if (text !== '' && Number.isNaN(numberIn(text)))
        return [{ text: `«${text}» is no number: ${field.words}`, fieldId: field.id }];
      const one = edited(draft, field);
      if (one !== null && one.source.trim() === '')
        return [{ text: `Say where your number is from: ${field.words}`, fieldId: `${field.id}-source` }];
      return [];
    }),
  ];
}

const weightOf = ({ weights }: Draft, id: string): number =>
  numberIn(weights[id.replace(/^indicator-(.*)-(local|national)$/, '$1')] ?? '') ?? 0;

/** The draft as a question; which field each part of it comes from, for what the server finds wrong. */
export function questionOf(
  start: Start,
  draft: Draft,
): { input: PopulationEstimateInput; fieldAt: (path: readonly (string | number)[]) => string } {
  const fields = fieldsOf(start);
  const nationals = fields.national.flatMap((field) => {
    const one = edited(draft, field);
    return one ? [{ name: field.id.slice('national-'.length) as IdentifiedInput, ...one }] : [];
  });
  const locals = fields.local.flatMap((field) => {
    const one = edited(draft, field);
    return one ? [{ name: field.id.slice('local-'.length) as IdentifiedInput, ...one }] : [];
  });
  const indicators = draft.methods.includes('INDICATOR_SHARE')
    ? start.indicators.flatMap(({ indicator, local, national }) => {
        const weight = numberIn(draft.weights[indicator] ?? '');
        return weight === null || weight === 0 ? [] : [indicatorOf(draft, indicator, weight, local ?? null, national ?? null)];
      })
    : null;
  const [ofEngland, ofHere] = fields.children.map((field) => edited(draft, field));
  const score = draft.typed['score'];
  const areas = draft.areas.split(/[\s,]+/).filter((code) => code !== '');
  const input: PopulationEstimateInput = {
    area: start.area.gssCode,
    groups: draft.groups.map((group) => {
      const field = fields.groups.find(({ id }) => id === `group-${group}`);
      const one = field ? edited(draft, field) : null;
      return one ? { group, children: one.figure, source: one.source } : { group };
    }),
    methods: [...draft.methods],
    ...(ofEngland ? { nationalChildren: ofEngland.figure, nationalChildrenSource: ofEngland.source } : {}),
    ...(ofHere ? { localChildren: ofHere.figure, localChildrenSource: ofHere.source } : {}),
    ...(indicators ? { indicators } : {}),
    ...(draft.methods.includes('RISK_SCORE')
      ? {
          risk: {
            score: numberIn(score?.figure ?? '') ?? Number.NaN,
            b: draft.b
              .split(/[\s,]+/)
              .filter(Boolean)
              .map(Number),
            source: score?.source ?? '',
          },
        }
      : {}),
    ...(nationals.length > 0 ? { identifiedNational: nationals } : {}),
    ...(locals.length > 0 ? { identifiedLocal: locals } : {}),
    ...(draft.level ? { level: draft.level } : {}),
    ...(areas.length > 0 ? { areas } : {}),
    ...(draft.level || areas.length > 0 ? { areaGroups: draft.areaGroups.filter((group) => draft.groups.includes(group)) } : {}),
  };
  const fieldAt = ([, part, at, field]: readonly (string | number)[]): string => {
    if (part === 'groups') return `group-${draft.groups[Number(at)] ?? ''}`;
    if (part === 'identifiedNational') return `national-${nationals[Number(at)]?.name ?? nationals[0]?.name ?? 'OVERLAP'}`;
    if (part === 'identifiedLocal') return `local-${locals[Number(at)]?.name ?? 'CHILDREN_IN_NEED_10_TO_17'}`;
    if (part === 'indicators' || part === 'populationWeight') {
      const indicator = indicators?.[Number(at ?? 0)]?.indicator ?? start.indicators[0]!.indicator;
      return field === 'local' || field === 'national' ? `indicator-${indicator}-${field}` : `weight-${indicator}`;
    }
    if (part === 'nationalChildren' || part === 'nationalChildrenSource') return 'children-national';
    if (part === 'localChildren' || part === 'localChildrenSource') return 'children-local';
    if (part === 'risk') return at === 'b' ? 'estimate-b' : 'score';
    if (part === 'areas') return 'estimate-areas';
    if (part === 'level') return 'estimate-level';
    if (part === 'areaGroups') return 'estimate-area-groups';
    return 'estimate-form';
  };
  return { input: withKeptParts(input, draft.kept), fieldAt };
}

function indicatorOf(
  draft: Draft,
  indicator: EstimateIndicator,
  weight: number,
  local: Field['known'],
  national: Field['known'],
) {
  const here = draft.typed[`indicator-${indicator}-local`];
  const there = draft.typed[`indicator-${indicator}-national`];
  const own = numberIn(here?.figure ?? '');
  const ofEngland = numberIn(there?.figure ?? '') ?? national?.figure ?? null;
  return {
    ...{ indicator, weight },
    ...(own === null ? {} : { local: own, localSource: here?.source ?? local?.source ?? '' }),
    ...(ofEngland === null ? {} : { national: ofEngland, nationalSource: there?.source ?? '' }),
  };
}

/** A kept question laid over the form again. */
export function draftOf(start: Start, input: PopulationEstimateInput): Draft {
  const draft = startDraft(start);
  const typed: Record<string, Typed> = { ...draft.typed };
  const put = (id: string, figure: number | null | undefined, source: string | null | undefined): void => {
    if (figure != null) typed[id] = { figure: String(figure), source: source ?? typed[id]?.source ?? '' };
  };
  for (const { group, children, source } of input.groups ?? []) put(`group-${group}`, children, source);
  put('children-national', input.nationalChildren, input.nationalChildrenSource);
  put('children-local', input.localChildren, input.localChildrenSource);
  for (const { indicator, local, localSource, national, nationalSource } of input.indicators ?? []) {
    put(`indicator-${indicator}-local`, local, localSource);
    put(`indicator-${indicator}-national`, national, nationalSource);
  }
  for (const { name, figure, source } of input.identifiedNational ?? []) put(`national-${name}`, figure, source);
  for (const { name, figure, source } of input.identifiedLocal ?? []) put(`local-${name}`, figure, source);
  if (input.risk) put('score', input.risk.score, input.risk.source);
  return {
    ...draft,
    groups: input.groups?.map(({ group }) => group) ?? draft.groups,
    methods: input.methods ?? draft.methods,
    level: input.level ?? null,
    areaGroups: input.areaGroups ?? draft.areaGroups,
    areas: (input.areas ?? []).join(', '),
    b: input.risk?.b.join(', ') ?? draft.b,
    kept: input,
    weights: Object.fromEntries((input.indicators ?? []).map(({ indicator, weight }) => [indicator, String(weight)])),
    typed,
  };
}
