import { registerEnumType } from 'type-graphql';
import type { BandwidthRule } from '../statistics/bandwidth.js';
import type { Kernel } from '../statistics/kernel-density.js';
import { HOTSPOT_BASELINES, HOTSPOT_METHODS, HOTSPOT_UNITS, HOTSPOT_WEIGHTS, NEIGHBOUR_RULES } from './hotspot-words.js';

const named = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as { [Each in Name]: Each };

export const HotspotMethodEnum = named(HOTSPOT_METHODS);
registerEnumType(HotspotMethodEnum, {
  name: 'HotspotMethod',
  description: 'How hot spots are found. Each says in its method card what it assumes.',
  valuesConfig: {
    GI_STAR: {
      description:
        'Sums of a cell and its neighbours, as of Getis and Ord’s Gi*, tested by an exact tail that holds on sparse counts, corrected for all cells.',
    },
    LOCAL_MORAN: { description: 'Clusters and outliers by local Moran’s I, p by permutation.' },
    KERNEL_DENSITY: { description: 'A smooth surface of reports per km². It has no significance.' },
    DBSCAN: { description: 'Clusters of reports that lie close together. They have no significance.' },
    EMERGING: { description: 'New, persistent, historical and other hot spots over months.' },
  },
});

export const HotspotUnitEnum = named(HOTSPOT_UNITS);
registerEnumType(HotspotUnitEnum, {
  name: 'HotspotUnit',
  description: 'What is tested.',
  valuesConfig: {
    GRID: { description: 'Cells of a grid on the National Grid, for whoever may have these incidents one by one.' },
    AREAS: { description: 'Areas of a type.' },
  },
});

export const HotspotBaselineEnum = named(HOTSPOT_BASELINES);
registerEnumType(HotspotBaselineEnum, {
  name: 'HotspotBaseline',
  description: 'What counts are compared with.',
  valuesConfig: {
    EVEN_OVER_LAND: { description: 'The same everywhere on land: a cell on the coast by its part of land.' },
    RESIDENTS: { description: 'As many as live there. Misleads in town centres and parks.' },
    POPULATION: {
      description:
        'As many as «population» says could be affected there, such as people at work. Source and year are on the card.',
    },
    LAST_PERIOD: {
      description:
        'A period before: where the change differs from the change everywhere. As long as the filter’s own and just before it, unless «against» names another.',
    },
  },
});

export const HotspotWeightsEnum = named(HOTSPOT_WEIGHTS);
registerEnumType(HotspotWeightsEnum, {
  name: 'HotspotWeights',
  description: 'What a report counts.',
  valuesConfig: {
    COUNTS: { description: 'One.' },
    RATES: {
      description:
        'One, told as a rate per 1,000 of who lives there (or of the population given) with its limits, and compared with the rate of the whole place.',
    },
    HARM: { description: 'The weight of its category in «harm». Of reports one by one, on cells.' },
  },
});

export const NeighbourRuleEnum = named(NEIGHBOUR_RULES);
registerEnumType(NeighbourRuleEnum, {
  name: 'NeighbourRule',
  description: 'Which cells are neighbours. A cell is always counted with its own.',
  valuesConfig: {
    QUEEN: { description: 'That share a side or corner; areas, whose boundaries touch.' },
    ROOK: { description: 'That share a side.' },
    DISTANCE: { description: 'Whose middles lie within «neighbourMetres».' },
  },
});

/** Named as GraphQL has it, and meaning what statistics calls them. */
export const KernelEnum = { QUARTIC: 'quartic', GAUSSIAN: 'gaussian' } as const satisfies Record<string, Kernel>;
registerEnumType(KernelEnum, {
  name: 'Kernel',
  description: 'How a report is spread about its place.',
  valuesConfig: {
    QUARTIC: { description: 'Falling to nothing at the bandwidth.' },
    GAUSSIAN: { description: 'The bell curve, the bandwidth its standard deviation.' },
  },
});

export const BandwidthRuleEnum = { SCOTT: 'scott', LIKELIHOOD: 'ppl', LEAST_ERROR: 'diggle' } as const satisfies Record<
  string,
  BandwidthRule
>;
registerEnumType(BandwidthRuleEnum, {
  name: 'BandwidthRule',
  description: 'How a bandwidth is found. A proposal, to be looked at and changed.',
  valuesConfig: {
    SCOTT: { description: 'Scott’s rule: quick, and too smooth where reports lie in several clusters.' },
    LIKELIHOOD: { description: 'Likelihood cross-validation (bw.ppl), of up to 5,000 reports.' },
    LEAST_ERROR: { description: 'Least mean squared error (bw.diggle), of up to 5,000 reports.' },
  },
});
