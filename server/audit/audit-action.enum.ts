import { registerEnumType } from 'type-graphql';
import { AUDIT_ACTIONS, type AuditAction } from './audit-event.js';

export const AuditActionEnum = Object.fromEntries(AUDIT_ACTIONS.map((action) => [action, action])) as {
  [Action in AuditAction]: Action;
};
registerEnumType(AuditActionEnum, {
  name: 'AuditAction',
  description: 'What was done.',
  valuesConfig: {
    SIGN_IN: { description: 'Somebody signed in, or tried to: the detail says the outcome.' },
    SIGN_OUT: { description: 'Somebody signed out.' },
    ROLE_CHANGE: { description: 'Somebody signed in with another role, or for another agency, than the last time.' },
    STATE_PURPOSE: { description: 'Somebody said what the work is for.' },
    VIEW: { description: 'Single reports, points, squares under 500 m or exact head-counts were looked at.' },
    SEARCH: { description: 'A place was looked for. What was typed is not kept.' },
    EXPORT: { description: 'A file was given out.' },
    DOWNLOAD: { description: 'The refused rows of a load were given out.' },
    LOAD: { description: 'A file was loaded.' },
    UNDO: { description: 'A load was taken back.' },
    REMOVE: { description: 'A single record was taken out.' },
    CORRECT: { description: 'Fields of a single record were corrected. What they say is not told.' },
    RESTRICT: { description: 'A single record was restricted: stored, and in no answer.' },
    LIFT: { description: 'A correction, restriction or removal of a single record was lifted.' },
    HELD: { description: 'It was asked what is held under a reference.' },
    COMPOSE: { description: 'An area was made of others.' },
    READ_REGISTER: { description: 'The register of sources and agreements was read.' },
    REGISTER: { description: 'An agreement was registered, amended, approved, reviewed or ended, or loads assigned to it.' },
    REVIEW: { description: 'It was decided what becomes of rows that came up for review.' },
    DISPOSE: { description: 'Rows were deleted or coarsened because they had been kept long enough.' },
    READ_HOTSPOT_AREAS: { description: 'Named hotspot areas, or what the police know of one, were read.' },
    HOTSPOT_AREA: { description: 'A hotspot area was proposed, changed, activated, reviewed or closed, or lapsed.' },
    READ_SUPPORT_REQUESTS: { description: 'What agencies know and ask for, for the teams, was read.' },
    SUPPORT_REQUEST: { description: 'A team was asked for at a place, or it was decided what becomes of that.' },
    RECORD_EFFECT: { description: 'What came of the work in a hotspot area was measured and kept.' },
    EFFECT_CONCLUSION: { description: 'What came of it was handed over to the partnership’s account, corrected or withdrawn.' },
    READ_DEPLOYMENTS: {
      description:
        'The bank of staff, a plan of an evening, a shift or its visits, or what the police are asked about crews was read.',
    },
    DEPLOYMENT: {
      description: 'A team, its staff or calendar was changed, an evening planned or published, or a visit recorded.',
    },
    CREW_SAFETY: { description: 'The police said of a place whether a crew may go there. What they said is not told.' },
    YOUTH_PROVISION: { description: 'A youth session or place was added, changed or closed by form.' },
    WALK_BARRIER: { description: 'A barrier to walking was drawn, reviewed or withdrawn.' },
    READ_NOISE_TRIAGE: { description: 'Results of the threshold test for noise, or their figures, were read.' },
    NOISE_TRIAGE: { description: 'The threshold test was put to a report of noise, or its questions were set.' },
    POPULATION_ESTIMATE: { description: 'An estimate of how many children there are in a group was saved or published.' },
    PARTNERSHIP_ACCOUNT: { description: 'The partnership’s account was changed by form.' },
    CHAPTER: { description: 'A chapter of an assessment was made, written in, sent on its way or published.' },
    DATA_REQUEST: { description: 'Numbers of children were asked for, answered, checked or handed in.' },
    TYPOLOGY: { description: 'Latent classes of an extract were worked out, or their number was chosen.' },
    AREA_FACTORS: { description: 'Factors of authorities were worked out, or areas were chosen from a long list.' },
    REFUSED: { description: 'Something was refused to who asked for it.' },
    READ_AUDIT: { description: 'The audit was read.' },
    VERIFY_AUDIT: { description: 'The audit was checked for changes.' },
  },
});
