/** The yearly strategic assessment of a community safety partnership. */
import { asbEveryWay, childrenAndDeprivation, crimeEveryWay } from './figures-of-templates.js';
import { DISTRICTS, type Template } from './template.js';

export const strategicAssessment: Template = {
  template: 'strategic-assessment',
  title: 'Strategic assessment',
  areaTypes: DISTRICTS,
  sections: [
    { key: 'summary', heading: 'Summary', prompts: ['Which priorities are proposed, and why these?'], figures: [] },
    { key: 'area', heading: 'The area', prompts: ['Who lives here, and what has changed?'], figures: childrenAndDeprivation },
    {
      key: 'asb',
      heading: 'Anti-social behaviour',
      prompts: ['Where, when and of what kind is it, and how does it go?'],
      figures: asbEveryWay,
    },
    {
      key: 'crime',
      heading: 'Recorded crime',
      prompts: ['Which kinds matter most for those harmed, and not by their number alone?'],
      figures: crimeEveryWay,
    },
    {
      key: 'watched',
      heading: 'Places that are watched',
      prompts: ['What is done there, and what came of it?'],
      figures: [{ key: 'hotspot-wards', kind: 'hotspot-wards', parameters: {} }],
    },
    {
      key: 'provision',
      heading: 'What is open for children',
      prompts: ['Where and when is there nothing?'],
      figures: [
        { key: 'sessions-by-weekday', kind: 'sessions-by-weekday', parameters: {} },
        { key: 'reach-on-friday', kind: 'reach-by-ward', parameters: { weekday: 5, hour: 19 } },
      ],
    },
    { key: 'last-year', heading: 'Last year’s priorities', prompts: ['What was promised, done and measured?'], figures: [] },
    { key: 'recommendations', heading: 'Priorities', prompts: ['What, by whom, until when?'], figures: [] },
    { key: 'caveats', heading: 'Sources, methods and caveats', prompts: ['What do these figures not say?'], figures: [] },
  ],
};
