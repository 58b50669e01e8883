/** The profile of a smaller place, a ward or a composite area, beside its district. */
import { asbEveryWay, childrenAndDeprivation, crimeEveryWay } from './figures-of-templates.js';
import type { Template } from './template.js';

export const localProfile: Template = {
  template: 'local-profile',
  title: 'Local profile',
  areaTypes: ['WARD', 'COMPOSITE'],
  sections: [
    {
      key: 'summary',
      heading: 'Summary',
      prompts: ['What is particular to this place, and what is it like elsewhere?', 'What do people who live here say?'],
      figures: [],
    },
    {
      key: 'people',
      heading: 'Who lives here',
      prompts: ['How does it stand beside the whole district?'],
      figures: childrenAndDeprivation,
    },
    {
      key: 'asb',
      heading: 'Anti-social behaviour',
      prompts: ['Of what kind, and when in the year?', 'What would residents not report?'],
      figures: asbEveryWay,
    },
    {
      key: 'crime',
      heading: 'Recorded crime',
      prompts: ['Which kinds matter most for those harmed?'],
      figures: crimeEveryWay,
    },
    {
      key: 'provision',
      heading: 'What is open for children',
      prompts: ['Where do children from here go, and on which evenings can they go nowhere?'],
      figures: [
        { key: 'sessions-by-weekday', kind: 'sessions-by-weekday', parameters: {} },
        { key: 'reach-on-friday', kind: 'reach-by-ward', parameters: { weekday: 5, hour: 19 } },
      ],
    },
    {
      key: 'assets',
      heading: 'What is there to build on',
      prompts: ['Which groups, places and people’s own efforts help here? Name no person.'],
      figures: [],
    },
    { key: 'done', heading: 'What is being done', prompts: ['By whom, since when, and what came of it?'], figures: [] },
    { key: 'caveats', heading: 'Sources, methods and caveats', prompts: ['What do these figures not say?'], figures: [] },
  ],
};
