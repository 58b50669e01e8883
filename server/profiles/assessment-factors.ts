/**
 * What an assessment can find about a child, as Homeward calls it: a column of an extract, an outcome of a model, a line of a chart. `publishedAs` are the
 * measures of a published report that ask the same, or nearly: they are shown beside each other, never added up.
 */
export interface AssessmentFactor {
  /** The column of the file. */
  readonly code: string;
  readonly label: string;
  readonly publishedAs: readonly string[];
}

const factor = (code: string, label: string, ...publishedAs: string[]): AssessmentFactor => ({ code, label, publishedAs });

export const ASSESSMENT_FACTORS: readonly AssessmentFactor[] = [
  factor(
    'parental_substance_misuse',
    'Parent or carer misuses substances',
    'Parent/carer substance use',
    'Parent/carer drug (substance) misuse',
  ),
  factor('parental_alcohol_misuse', 'Parent or carer misuses alcohol', 'Parent/carer alcohol misuse'),
  factor('parental_mental_health', 'Mental health of parent or carer', 'Parent/carer mental health'),
  factor(
    'domestic_abuse_at_home',
    'Domestic abuse at home',
    'Known to have witnessed domestic abuse',
    'Parent/carer subject to domestic violence',
  ),
  factor(
    'abuse_of_child',
    'Violence or abuse towards the child at home',
    'Domestic violence: child subject',
    'Parental/carer violence or abuse towards young person',
  ),
  factor('neglect', 'Neglect, or basic care not met', 'Neglect identified at assessment', 'Basic care needs not being met'),
  factor('offending_in_family', 'Offending in the family', 'Offending by family members'),
  factor('living_with_offenders', 'Living with known offenders', 'Living with known offenders'),
  factor('housing_instability', 'Unstable housing', 'Housing instability'),
  factor('unsafe_housing', 'Unsafe or unhealthy housing', 'Unsafe or unhealthy housing'),
  factor('temporary_housing', 'Short-term housing', 'Short term/temporary housing'),
  factor('going_missing', 'Going missing', 'Going missing', 'Absconding/staying away'),
  factor('substance_misuse', 'Child misuses substances', 'Child substance misuse concerns', 'Child drug misuse'),
  factor('alcohol_misuse', 'Child misuses alcohol', 'Child alcohol misuse'),
  factor('sexual_exploitation', 'Sexual exploitation', 'Child sexual exploitation', 'Risk of sexual exploitation'),
  factor('sexual_abuse', 'Sexual abuse', 'Sexual abuse'),
  factor('trafficking', 'Trafficking', 'Trafficking'),
  factor('violence_from_others', 'Violence from others', 'Violence/abuse from others towards the young person'),
  factor(
    'alternative_provision',
    'Alternative provision or pupil referral unit',
    'Any PRU contact in previous 12 months',
    'Currently in alternative provision',
  ),
  factor('school_move', 'School changed in mid-year', 'Any mid-year school move'),
  factor('permanent_exclusion', 'Permanently excluded', 'Permanent exclusion in previous 12 months'),
  factor('attendance_issues', 'Attendance a concern', 'Attendance/participation issues'),
  factor('mental_health', 'Mental health of the child', 'Child mental health identified as factor', 'Mental health concerns'),
  factor('self_harm', 'Self-harm', 'Self-harm identified as factor'),
  factor('social_emotional_needs', 'Social, emotional and mental health needs (SEN)', 'SEMH as primary SEN type'),
  factor('special_educational_needs', 'Any special educational need', 'Any identified SEN'),
];

export const findFactor = (code: string): AssessmentFactor | undefined => ASSESSMENT_FACTORS.find((one) => one.code === code);

/** With a gang. «Yet to clarify» is a group of its own, never a «no». */
export const ASSOCIATIONS = ['yes', 'no', 'yet to clarify'] as const;
export type Association = (typeof ASSOCIATIONS)[number];

/** Those that are counted, in order. */
export const AGE_BANDS = ['10-12', '13-15', '16-17'] as const;
export const GENDERS = ['female', 'male', 'other'] as const;
export const ETHNICITIES = ['asian', 'black', 'mixed', 'white', 'other'] as const;

/** What an extract can be of. */
export const COHORTS = ['CIN', 'YOT'] as const;
export type Cohort = (typeof COHORTS)[number];
export const COHORT_WORDS: Readonly<Record<Cohort, string>> = {
  CIN: 'Children assessed by children’s services',
  YOT: 'Young people assessed by the youth offending team',
};
