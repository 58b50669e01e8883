/** What is asked, checked and filled up with what was published, before anything is worked out. */
import { CHILDREN_OF_ENGLAND, INDICATOR_WORDS } from '../work/estimate-indicators.js';
import type {
  AskedEstimate,
  AskedGroup,
  AskedIndicator,
  AskedRisk,
  EstimateMethod,
  EstimateQuestion,
  FigureQuestion,
  GroupQuestion,
  IndicatorQuestion,
} from './asked-estimate.js';
import {
  IDENTIFIED_WORDS,
  REPORT_FIGURES,
  TAKEN_FROM_ENGLAND,
  type IdentifiedFigures,
  type SourcedFigure,
} from './identified-inputs.js';
import { checkedCount, checkedNationalCount, checkedRatio, checkedShare, checkedSource, wrongEstimate } from './input-checks.js';
import { PUBLISHED_GROUPS, publishedGroup } from '../report/prevalence-groups.js';

const MOST_AREAS = 200;
const MOST_B = 5;
const LARGEST_B = 3;
const LARGEST_SCORE = 6;
const WEIGHTS_SUM_WITHIN = 1e-6;

/** @throws CallerError BAD_USER_INPUT naming the field and what to write */
export function readAskedEstimate(question: EstimateQuestion): AskedEstimate {
  const groups = askedGroups(question.groups ?? PUBLISHED_GROUPS.map(({ group }) => ({ group })));
  const methods = question.methods ?? ['POPULATION_SHARE'];
  if (methods.length === 0) throw wrongEstimate('Choose at least one method.', ['methods']);
  refuseTwice(methods, 'methods');
  const central = question.central ?? methods[0]!;
  if (!methods.includes(central)) throw wrongEstimate('The central method must be one of the methods chosen.', ['central']);
  const identifiedNational = { ...REPORT_FIGURES, ...askedFigures(question.identifiedNational ?? [], 'identifiedNational') };
  checkTeams(identifiedNational);
  return {
    area: question.area.trim(),
    groups,
    methods,
    central,
    nationalChildren: nationalChildrenOf(question),
    localChildren: localChildrenOf(question),
    ...weighted(question, methods),
    risk: askedRisk(question, methods),
    identifiedNational,
    identifiedLocal: localFigures(question, identifiedNational),
    ...askedAreas(question, groups),
    question,
  };
}

function askedGroups(questions: readonly GroupQuestion[]): AskedGroup[] {
  if (questions.length === 0) throw wrongEstimate('Choose at least one group.', ['groups']);
  refuseTwice(
    questions.map(({ group }) => group),
    'groups',
  );
  return questions.map((asked, at) => askedGroup(asked, ['groups', at]));
}

function askedGroup({ group, children, source, surveyYear, lower, upper }: GroupQuestion, path: (string | number)[]): AskedGroup {
  const published = publishedGroup(group);
  const words = `children who ${published.words}`;
  if (published.children === null && children != null)
    throw wrongEstimate(`Nobody has estimated how many ${words}: leave the number out. Those known can be entered apart.`, [
      ...path,
      'children',
    ]);
  if (children != null) checkedNationalCount(children, words, [...path, 'children']);
  const edited = children != null && children !== published.children;
  const figure = children ?? published.children;
  if ((lower == null) !== (upper == null))
    throw wrongEstimate('An interval has a lower and an upper limit: enter both, or neither.', [
      ...path,
      lower == null ? 'lower' : 'upper',
    ]);
  if (lower != null && upper != null) {
    checkedCount(lower, words, [...path, 'lower']);
    checkedCount(upper, words, [...path, 'upper']);
    if (figure === null || lower > figure || upper < figure)
      throw wrongEstimate('The figure must lie within its own interval.', [...path, 'lower']);
  }
  return {
    group,
    children: figure,
    surveyYear: surveyYear?.trim() || (edited ? null : published.surveyYear),
    basis: edited ? 'entered by the author' : published.basis,
    source: edited ? checkedSource(source, words, [...path, 'source']) : published.source,
    edited,
    interval: lower != null && upper != null ? { lower, upper } : null,
  };
}

function nationalChildrenOf({ nationalChildren, nationalChildrenSource }: EstimateQuestion): SourcedFigure {
  if (nationalChildren == null || nationalChildren === CHILDREN_OF_ENGLAND.figure)
    return { ...CHILDREN_OF_ENGLAND, edited: false };
  checkedNationalCount(nationalChildren, 'children aged 10–17', ['nationalChildren']);
  const source = checkedSource(nationalChildrenSource, 'England’s children aged 10–17', ['nationalChildrenSource']);
  return { figure: nationalChildren, source, edited: true };
}

function localChildrenOf({ localChildren, localChildrenSource }: EstimateQuestion): SourcedFigure | null {
  if (localChildren == null) return null;
  checkedCount(localChildren, 'children aged 10–17', ['localChildren']);
  if (localChildren === 0)
    throw wrongEstimate('0 children live nowhere: leave it out, or write how many there are.', ['localChildren']);
  const source = checkedSource(localChildrenSource, 'the authority’s children aged 10–17', ['localChildrenSource']);
  return { figure: localChildren, source, edited: true };
}

function weighted(
  question: EstimateQuestion,
  methods: readonly EstimateMethod[],
): Pick<AskedEstimate, 'populationWeight' | 'indicators'> {
  if (!methods.includes('INDICATOR_SHARE')) return { populationWeight: 1, indicators: [] };
  const questions = question.indicators ?? [];
  if (questions.length === 0)
    throw wrongEstimate('Name at least one indicator, or leave the method «indicator share» out.', ['indicators']);
  refuseTwice(
    questions.map(({ indicator }) => indicator),
    'indicators',
  );
  const indicators = questions.map(askedIndicator);
  const ofIndicators = indicators.reduce((total, { weight }) => total + weight, 0);
  const populationWeight = question.populationWeight ?? Math.max(0, 1 - ofIndicators);
  if (!(populationWeight >= 0 && populationWeight <= 1))
    throw wrongEstimate(`${populationWeight} is no weight: write 0 to 1.`, ['populationWeight']);
  const total = populationWeight + ofIndicators;
  if (Math.abs(total - 1) > WEIGHTS_SUM_WITHIN)
    throw wrongEstimate(
      `The weights sum to ${Number(total.toFixed(4))}: change them so that population and indicators sum to 1.`,
      question.populationWeight == null ? ['indicators', 0, 'weight'] : ['populationWeight'],
    );
  // What a few decimals leave over is the population's.
  return { populationWeight: Math.max(0, 1 - ofIndicators), indicators };
}

function askedIndicator(asked: IndicatorQuestion, at: number): AskedIndicator {
  const path = (field: string): (string | number)[] => ['indicators', at, field];
  const { words, national: published } = INDICATOR_WORDS[asked.indicator];
  if (!(asked.weight >= 0 && asked.weight <= 1))
    throw wrongEstimate(`${asked.weight} is no weight: write 0 to 1.`, path('weight'));
  if (asked.national === 0 && (asked.local ?? 0) === 0)
    throw wrongEstimate(
      `There are no ${words} anywhere: by nothing nothing can be shared out. Leave the indicator out.`,
      path('national'),
    );
  const count = asked.national ?? published?.count;
  if (count == null) throw wrongEstimate(`Write how many ${words} England had: nothing is published here.`, path('national'));
  checkedNationalCount(count, words, path('national'));
  const edited = count !== published?.count;
  const national: SourcedFigure = {
    figure: count,
    source: edited ? checkedSource(asked.nationalSource, words, path('nationalSource')) : published.source,
    edited,
  };
  const local = asked.local == null ? null : localCount(asked, asked.local, count, words, path);
  const areas = asked.areas ?? [];
  areas.forEach(({ count: one }, index) => checkedCount(one, words, [...path('areas'), index, 'count']));
  const twice = areas.findIndex(({ area }, index) => areas.findIndex((other) => other.area === area) !== index);
  if (twice >= 0)
    throw wrongEstimate(`«${areas[twice]!.area}» is named twice: keep one of its counts.`, [...path('areas'), twice, 'area']);
  if (areas.length > 0 && areas.every(({ count: one }) => one === 0))
    throw wrongEstimate(`There are no ${words} in any area: leave the areas out, and population shares them.`, path('areas'));
  const areasSource = areas.length > 0 ? checkedSource(asked.areasSource, words, path('areasSource')) : null;
  return { indicator: asked.indicator, weight: asked.weight, national, local, areas, areasSource };
}

function localCount(
  { localSource }: IndicatorQuestion,
  local: number,
  national: number,
  words: string,
  path: (field: string) => (string | number)[],
): SourcedFigure {
  checkedCount(local, words, path('local'));
  if (local > national)
    throw wrongEstimate(
      `${local} ${words} are more than England’s ${national}: write the count of the same kind and year for both.`,
      path('local'),
    );
  return { figure: local, source: checkedSource(localSource, words, path('localSource')), edited: true };
}

function askedRisk({ risk }: EstimateQuestion, methods: readonly EstimateMethod[]): AskedRisk | null {
  if (!methods.includes('RISK_SCORE')) return null;
  if (risk == null) throw wrongEstimate('Enter the authority’s factor score, or leave the method «risk score» out.', ['risk']);
  const { score, b, others } = risk;
  checkedScore(score, ['risk', 'score']);
  if (b.length === 0 || b.length > MOST_B)
    throw wrongEstimate(`Enter one to ${MOST_B} strengths b, such as 0.1, 0.3.`, ['risk', 'b']);
  b.forEach((one, at) => {
    if (!(one >= 0 && one <= LARGEST_B))
      throw wrongEstimate(`${one} is no strength: write 0 to ${LARGEST_B}.`, ['risk', 'b', at]);
  });
  const scores = others ?? [];
  scores.forEach((other, at) => checkedScore(other.score, ['risk', 'others', at, 'score']));
  return { score, b, source: checkedSource(risk.source, 'factor scores', ['risk', 'source']), others: scores };
}

function checkedScore(score: number, path: (string | number)[]): void {
  if (!(Math.abs(score) <= LARGEST_SCORE))
    throw wrongEstimate(
      `${score} is no standardised score: these lie about 0, from −${LARGEST_SCORE} to ${LARGEST_SCORE}.`,
      path,
    );
}

function askedFigures(figures: readonly FigureQuestion[], field: string): IdentifiedFigures {
  refuseTwice(
    figures.map(({ name }) => name),
    field,
  );
  return Object.fromEntries(
    figures.map(({ name, figure, source }, at) => {
      const { words, kind } = IDENTIFIED_WORDS[name];
      const path = [field, at, 'figure'];
      if (kind === 'count') checkedCount(figure, words, path);
      if (kind === 'share') checkedShare(figure, words, path);
      if (kind === 'ratio') checkedRatio(figure, words, path);
      const published = field === 'identifiedNational' ? REPORT_FIGURES[name] : undefined;
      if (published?.figure === figure) return [name, published];
      return [name, { figure, source: checkedSource(source, words, [field, at, 'source']), edited: true }];
    }),
  );
}

function checkTeams({ TEAMS_IN_COUNTRY, TEAMS_ANSWERED }: IdentifiedFigures): void {
  if (TEAMS_ANSWERED!.figure === 0)
    throw wrongEstimate('If no team answered nothing can be scaled up: write at least 1.', ['identifiedNational']);
  if (TEAMS_ANSWERED!.figure > TEAMS_IN_COUNTRY!.figure)
    throw wrongEstimate('More teams answered than there are: swap the two, or correct one.', ['identifiedNational']);
}

/** Shares and ratios of England stand in for an authority's own, and are named so; one team answers for itself. */
function localFigures({ identifiedLocal }: EstimateQuestion, national: IdentifiedFigures): IdentifiedFigures {
  const own = askedFigures(identifiedLocal ?? [], 'identifiedLocal');
  if (Object.keys(own).length === 0) return {};
  const [inNeed, ofAllAges] = [own.CHILDREN_IN_NEED_10_TO_17?.figure, own.CHILDREN_IN_NEED_ALL_AGES?.figure];
  if (inNeed !== undefined && ofAllAges !== undefined && inNeed > ofAllAges)
    throw wrongEstimate('More are aged 10–17 than of all ages: swap the two, or correct one.', ['identifiedLocal']);
  const taken = TAKEN_FROM_ENGLAND.map((name) => {
    const of = national[name]!;
    return [name, { ...of, source: `England’s, for want of the authority’s own: ${of.source}` }] as const;
  });
  const alone: SourcedFigure = { figure: 1, source: 'the authority’s own team', edited: false };
  return { TEAMS_IN_COUNTRY: alone, TEAMS_ANSWERED: alone, ...Object.fromEntries(taken), ...own };
}

function askedAreas(
  question: EstimateQuestion,
  groups: readonly AskedGroup[],
): Pick<AskedEstimate, 'level' | 'areas' | 'hotspotAreas' | 'shape' | 'areaGroups'> {
  const areas = (question.areas ?? []).map((code) => code.trim());
  if (areas.length > MOST_AREAS) throw wrongEstimate(`Name no more than ${MOST_AREAS} areas.`, ['areas']);
  refuseTwice(areas, 'areas');
  const level = question.level ?? null;
  if (level !== null && !['LSOA', 'MSOA', 'WARD'].includes(level))
    throw wrongEstimate('Lists of areas are of wards, MSOAs or LSOAs; name others by code in «areas».', ['level']);
  const withPrevalence = groups.filter(({ children }) => children !== null);
  const widest = withPrevalence.toSorted((a, b) => b.children! - a.children!)[0];
  const asked = question.areaGroups ?? [];
  const areaGroups = asked.length > 0 ? asked : widest ? [widest.group] : [];
  areaGroups.forEach((group, at) => {
    if (!withPrevalence.some((one) => one.group === group))
      throw wrongEstimate('For smaller areas only groups can be given that are asked for and have a prevalence.', [
        'areaGroups',
        at,
      ]);
  });
  return { level, areas, hotspotAreas: question.hotspotAreas ?? [], shape: question.shape ?? null, areaGroups };
}

function refuseTwice(names: readonly string[], field: string): void {
  const twice = names.findIndex((name, at) => names.indexOf(name) !== at);
  if (twice >= 0) throw wrongEstimate(`«${names[twice]!}» is named twice: keep one.`, [field, twice]);
}
