/** The chapter of a Joint Strategic Needs Assessment on children and serious violence. */
import { ASB, childrenAndDeprivation, CRIME, DISCHARGES, together } from './figures-of-templates.js';
import { DISTRICTS, type Template } from './template.js';

export const needsAssessment: Template = {
  template: 'needs-assessment',
  title: 'Needs assessment',
  areaTypes: DISTRICTS,
  sections: [
    {
      key: 'summary',
      heading: 'Summary',
      prompts: ['What three things should a reader remember?', 'What is asked of whom?'],
      figures: [],
    },
    {
      key: 'children',
      heading: 'Children in the area',
      prompts: [
        'How many children live here, and where?',
        'What has changed since the last assessment?',
        'How do deprivation and need lie together?',
      ],
      figures: childrenAndDeprivation,
    },
    {
      key: 'estimate',
      heading: 'Estimate and gap',
      prompts: [
        'How many children may be in gangs or on their edge, as a range, and how many are known to services?',
        'National figures overlap: never add them, and name the survey year of each.',
        'Children known to be criminally exploited can be counted; a gap cannot, since there is no prevalence for it.',
      ],
      figures: [{ key: 'estimate', kind: 'estimate', parameters: {} }],
    },
    {
      key: 'vulnerability',
      heading: 'Vulnerability',
      prompts: [
        'Which circumstances go with harm in published research, and what is known of them here?',
        'Write of children, and of victims before suspects.',
      ],
      figures: [],
    },
    {
      key: 'places',
      heading: 'Places',
      prompts: [
        'Where is more recorded than elsewhere, allowing for who lives there?',
        'Which wards have hotspot areas, and what do partners know of them?',
      ],
      figures: [
        { key: 'asb-by-ward', kind: 'counts-by-ward', parameters: ASB },
        { key: 'asb-by-category', kind: 'counts-by-category', parameters: ASB },
        { key: 'crime-by-ward', kind: 'counts-by-ward', parameters: CRIME },
        { key: 'crime-by-category', kind: 'counts-by-category', parameters: CRIME },
        { key: 'hotspot-wards', kind: 'hotspot-wards', parameters: {} },
      ],
    },
    {
      key: 'provision',
      heading: 'Provision against demand',
      prompts: [
        'On which evenings is little or nothing open?',
        'Which children have nothing within a walk?',
        'What would close the largest gap?',
      ],
      figures: [
        { key: 'sessions-by-weekday', kind: 'sessions-by-weekday', parameters: {} },
        { key: 'reach-on-friday', kind: 'reach-by-ward', parameters: { weekday: 5, hour: 19 } },
        { key: 'reach-on-saturday', kind: 'reach-by-ward', parameters: { weekday: 6, hour: 19 } },
      ],
    },
    {
      key: 'trends',
      heading: 'Trends',
      prompts: [
        'What is rising or falling over the year, and what is the season?',
        'Which changes are of recording rather than of what happened?',
      ],
      figures: [
        { key: 'asb-by-month', kind: 'counts-by-month', parameters: ASB },
        { key: 'crime-by-month', kind: 'counts-by-month', parameters: CRIME },
        { key: 'discharges-by-month', kind: 'counts-by-month', parameters: DISCHARGES },
        { key: 'indicator-trends', kind: 'indicator-trends', parameters: {} },
      ],
    },
    {
      key: 'comparison',
      heading: 'Comparison',
      prompts: [
        'How does the area stand beside its statistical neighbours, its region and England?',
        'Name the source and the year of each figure that you bring.',
      ],
      figures: [{ key: 'indicator-comparison', kind: 'indicator-comparison', parameters: {} }],
    },
    {
      key: 'together',
      heading: 'What agencies know of together',
      prompts: [
        'What do meetings, referrals and repeats say that recorded crime does not?',
        'What did reviews of practice find, and what of it was done?',
      ],
      figures: together,
    },
    {
      key: 'done',
      heading: 'What is being done, and whether it worked',
      prompts: ['Who does what, since when?', 'What was measured, with which control, and how sure is it?'],
      figures: [],
    },
    {
      key: 'recommendations',
      heading: 'Recommendations',
      prompts: ['What should be done, by whom, until when, and how will it be seen?'],
      figures: [],
    },
    {
      key: 'caveats',
      heading: 'Sources, methods and caveats',
      prompts: ['What do these figures not say?', 'What was asked for and is missing, and from whom?'],
      figures: [],
    },
  ],
};
