/** Reports of anti-social behaviour: the council's, the police's and their partners' own lists. */
import { column, ownIncidentSource, WRITTEN, yesNoField } from './incident-row.js';
import { LONGEST_KEY } from './source.js';

/** The three national types; «unknown» where the partner does not use them. Never worked out from the local category. */
const NATIONAL_TYPES = ['personal', 'nuisance', 'environmental', 'unknown'] as const;
const CHANNELS = ['telephone', 'online', 'officer', 'partner'] as const;
const NOISE_TESTS = ['below', 'above'] as const;

export const asbReports = ownIncidentSource({
  name: 'asb-reports',
  title: 'Reports of anti-social behaviour (a council’s, a force’s or a partner’s own)',
  kind: 'ASB_REPORT',
  columns: [
    column('category', 'text', 'the source’s own words for what was reported', {
      ...WRITTEN,
      required: true,
      longest: LONGEST_KEY,
    }),
    column('agency', 'text', 'who took the report: police, council, housing, fire, …', WRITTEN),
    column('received_at', 'datetime', 'when it was reported'),
    column('national_type', 'text', 'national type of ASB; unknown when left out', { allowed: NATIONAL_TYPES }),
    column(
      'local_category',
      'text',
      'the council’s own code: vehicle nuisance (scrambler bikes too), fireworks, noise, …',
      WRITTEN,
    ),
    column('youth_related', 'boolean', 'yes or no, as the call-taker noted it'),
    column('channel', 'text', 'how it was reported', { allowed: CHANNELS }),
    column('repeat_location', 'boolean', 'yes when the place was reported before'),
    column('owning_team', 'text', 'who deals with it: Environmental Health, ASB team, …', WRITTEN),
    column('noise_test', 'text', 'threshold test for noise: below (self-help guide) or above (passed to officers)', {
      allowed: NOISE_TESTS,
    }),
    column('outcome', 'text', 'what came of it', WRITTEN),
  ],
  own: {
    agency: 'text',
    received_at: 'timestamptz',
    national_type: 'text',
    local_category: 'text',
    youth_related: 'boolean',
    channel: 'text',
    repeat_location: 'boolean',
    owning_team: 'text',
    noise_test: 'text',
    outcome: 'text',
  },
  read: (reader) => ({
    category: reader.text('category'),
    own: [
      reader.text('agency')?.toLowerCase() ?? null,
      reader.instant('received_at'),
      reader.oneOf('national_type', NATIONAL_TYPES) ?? 'unknown',
      reader.text('local_category'),
      yesNoField(reader.yesNo('youth_related')),
      reader.oneOf('channel', CHANNELS),
      yesNoField(reader.yesNo('repeat_location')),
      reader.text('owning_team'),
      reader.oneOf('noise_test', NOISE_TESTS),
      reader.text('outcome'),
    ],
  }),
});
