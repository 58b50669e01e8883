/** A force's own extract of recorded crime: with times and places finer than open data has. */
import { column, ownIncidentSource, WRITTEN, yesNoField } from './incident-row.js';
import { LONGEST_KEY } from './source.js';

export const recordedCrime = ownIncidentSource({
  name: 'recorded-crime',
  title: 'Recorded crime (the force’s own extract)',
  kind: 'RECORDED_CRIME',
  columns: [
    column('offence_group', 'text', 'the offence group in the force’s own words; becomes the category', {
      ...WRITTEN,
      required: true,
      longest: LONGEST_KEY,
    }),
    column('offence_code', 'code', 'Home Office offence code', { screenedAs: 'reference' }),
    column('knife', 'boolean', 'yes when a knife or sharp instrument was involved'),
    column('firearm', 'boolean', 'yes when a firearm was involved'),
    column('outcome', 'text', 'the latest outcome', WRITTEN),
  ],
  own: { agency: 'text', offence_code: 'text', knife: 'boolean', firearm: 'boolean', last_outcome: 'text' },
  storedAs: { offence_group: 'category', outcome: 'last_outcome' },
  read: (reader) => ({
    category: reader.text('offence_group'),
    own: [
      'police',
      reader.text('offence_code'),
      yesNoField(reader.yesNo('knife')),
      yesNoField(reader.yesNo('firearm')),
      reader.text('outcome'),
    ],
  }),
});
