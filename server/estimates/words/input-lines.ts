/** Every figure that went in, with where it is from. */
import type { AskedEstimate } from '../asked/asked-estimate.js';
import type { EstimateFacts } from '../facts/estimate-facts.js';
import { INDICATOR_WORDS } from '../work/estimate-indicators.js';
import type { InputLine } from '../estimate-result.js';
import { number } from './estimate-words.js';
import { IDENTIFIED_WORDS, type IdentifiedFigures, type IdentifiedInput } from '../asked/identified-inputs.js';
import { publishedGroup } from '../report/prevalence-groups.js';

export function inputLines(asked: AskedEstimate, { authority, children }: EstimateFacts): InputLine[] {
  const { nationalChildren, localChildren, populationWeight, indicators, risk } = asked;
  return [
    ...asked.groups.flatMap(({ group, children: ofGroup, surveyYear, basis, source, edited, interval }) => {
      if (ofGroup === null) return [];
      const words = `England: children who ${publishedGroup(group).words}`;
      const limits =
        interval === null ? '' : `, the survey’s own interval ${number(interval.lower)} to ${number(interval.upper)}`;
      return [
        {
          words,
          figure: number(ofGroup) + limits,
          source: [source, surveyYear, basis].filter(Boolean).join('; '),
          edited,
          local: false,
        },
      ];
    }),
    line('England: children aged 10–17', nationalChildren),
    {
      words: `${authority.name}: children aged 10–17`,
      figure: number(children.figure),
      source: children.source,
      edited: localChildren !== null,
      local: false,
    },
    ...(indicators.length > 0
      ? [
          {
            words: 'Weight of population',
            figure: number(populationWeight),
            source: 'chosen by the author',
            edited: true,
            local: false,
          },
        ]
      : []),
    ...indicators.flatMap(({ indicator, weight, national, local, areas, areasSource }) => {
      const { words } = INDICATOR_WORDS[indicator];
      return [
        { words: `Weight of ${words}`, figure: number(weight), source: 'chosen by the author', edited: true, local: false },
        line(`England: ${words}`, national),
        ...(local === null ? [] : [{ ...line(`${authority.name}: ${words}`, local), local: true }]),
        ...(areas.length === 0
          ? []
          : [
              {
                words: `Smaller areas: ${words}`,
                figure: `counts of ${areas.length} areas`,
                source: areasSource!,
                edited: true,
                local: true,
              },
            ]),
      ];
    }),
    ...(risk === null
      ? []
      : [
          {
            words: `${authority.name}: factor score`,
            figure: number(risk.score),
            source: risk.source,
            edited: true,
            local: false,
          },
          { words: 'Strength b', figure: risk.b.join(', '), source: 'chosen by the author', edited: true, local: false },
        ]),
    ...identifiedLines('England', asked.identifiedNational),
    ...identifiedLines(authority.name, asked.identifiedLocal),
  ];
}

const line = (words: string, { figure, source, edited }: { figure: number; source: string; edited: boolean }): InputLine => ({
  words,
  figure: number(figure),
  source,
  edited,
  local: false,
});

function identifiedLines(place: string, figures: IdentifiedFigures): InputLine[] {
  return (Object.keys(IDENTIFIED_WORDS) as IdentifiedInput[]).flatMap((name) => {
    const one = figures[name];
    if (one === undefined) return [];
    const isLocal = place !== 'England' && one.edited;
    return [{ ...line(`${place}: ${IDENTIFIED_WORDS[name].words}`, one), local: isLocal }];
  });
}
