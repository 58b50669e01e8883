/** The viewer's column of the access table (docs/access.md) in plain words, each with its reason. */
import type { Access } from '../../session/holdings.js';
import type { Viewer } from '../../session/SessionContext.js';

export interface AccessLine {
  readonly subject: string;
  /** What of it the role has; null: nothing. */
  readonly has: string | null;
  readonly why: string;
}

type DataAccess = Access['incidents'][number];

const subjects: Readonly<Record<string, string>> = {
  FIREARMS_DISCHARGES: 'Firearms discharges',
  ASB_REPORTS: 'Anti-social behaviour reports',
  CRIME_OF_POLICE_UK: 'Recorded crime published by police.uk',
  CRIME_OF_THE_FORCE: 'The force’s own record of crime',
};
const areas: Readonly<Record<string, string>> = { LSOA: 'LSOA', WARD: 'ward', DISTRICT: 'district' };

function incidentLine({ data, form, finest, withPurpose }: DataAccess): AccessLine {
  const subject = subjects[data] ?? data;
  const byArea = `counts and rates by ${areas[finest ?? 'LSOA']} and larger areas, small ones withheld and the rest rounded to 5`;
  switch (form) {
    case 'points':
      return withPurpose
        ? {
            subject,
            has: 'All counts; single ones and their places once you have said what for.',
            why: 'Where a firearm was discharged can point to a home. Looking is recorded with the purpose.',
          }
        : {
            subject,
            has: 'Single ones with their places, and all counts.',
            why:
              data === 'CRIME_OF_POLICE_UK'
                ? 'police.uk has published these points already.'
                : 'Your work is to find where and when they gather.',
          };
    case 'own-points':
      return {
        subject,
        has: `Single ones that your own agency took and that name no person; of all, ${byArea}.`,
        why: 'What your agency took itself it knows already. The rest was shared as figures, in which nobody can be picked out.',
      };
    case 'counts':
      return {
        subject,
        has: `${byArea.charAt(0).toUpperCase()}${byArea.slice(1)}.`,
        why: 'Figures for areas answer your question; in smaller ones a person could be picked out.',
      };
    case 'bands':
      return {
        subject,
        has: `Squares of 500 m in three bands (none or few, some, many) over the newest twelve months${withPurpose ? ', once you have said what for' : ''}.`,
        why: 'To send a team one must know where there are many, not how many, and not which house.',
      };
    default:
      return { subject, has: null, why: 'Your role’s work does not need them, not even as figures.' };
  }
}

function attendanceLine(form: string): AccessLine {
  const subject = 'Attendance at youth sessions';
  const small = 'Head-counts of few children can point to them, so 0 to 9 are withheld and the rest is rounded to 10.';
  switch (form) {
    case 'all':
      return { subject, has: 'Head-counts of every session.', why: 'It says what is used, by number and never by name.' };
    case 'by-ward-and-week':
      return { subject, has: 'Children counted, by ward and week.', why: small };
    case 'totals':
      return { subject, has: 'Children counted, by ward or district and by period.', why: small };
    case 'own':
      return { subject, has: 'Head-counts of the sessions that your own agency runs.', why: 'Your agency counted them itself.' };
    case 'own-shift':
      return { subject, has: null, why: 'Your shift is on the street; sessions are counted by who runs them.' };
    default:
      return { subject, has: null, why: 'Small head-counts of one session can point to children.' };
  }
}

function hotspotLine(form: string, role: string): AccessLine {
  const subject = 'Hotspot areas';
  switch (form) {
    case 'all':
      return { subject, has: 'All of them, with the threat notes.', why: 'You keep them, and answer for why each is watched.' };
    case 'without-threat-note':
      return {
        subject,
        has: 'All of them, without threat notes.',
        why: 'You keep them; what the police know of a threat stays theirs.',
      };
    case 'active-ones':
      return { subject, has: 'Active ones, with border, reason and owner.', why: 'A plan says where a team goes, and why.' };
    case 'without-place':
      return {
        subject,
        has: 'Why each is there and how it stands, not where it is.',
        why: 'Whether watching a place is proportionate can be judged without a map.',
      };
    case 'wards':
      return {
        subject,
        has: 'In which wards there are active ones; fewer than three in no number.',
        why: 'A named estate marks those who live there.',
      };
    default:
      return {
        subject,
        has: null,
        why:
          role === 'outreach-worker'
            ? 'You see where your own shift goes on its evening; why a place is watched is not for you to carry there.'
            : 'You keep Homeward running, which needs no look at what is in it.',
      };
  }
}

const noIncidents: Readonly<Record<string, string>> = {
  'outreach-worker': 'You meet children as they are; what was reported of a place is not for you to carry there.',
  'information-governance': 'You watch over the use of incidents without reading them.',
  administrator: 'You load files and keep Homeward running, which needs no look at what is in them.',
};

export function accessLines({ role, access }: Pick<Viewer, 'role' | 'access'>): readonly AccessLine[] {
  const yes = (subject: string, has: string, why: string): AccessLine => ({ subject, has, why });
  const no = (subject: string, why: string): AccessLine => ({ subject, has: null, why });
  return [
    ...(access.incidents.some(({ form }) => form !== 'nothing')
      ? access.incidents.map(incidentLine)
      : [no('Incidents of any kind, as points or as figures', noIncidents[role] ?? 'Your role’s work does not need them.')]),
    access.reference
      ? yes('Areas, population and provision', 'All.', 'None of it is about a person.')
      : no(
          'Areas, population and provision',
          role === 'outreach-worker'
            ? 'You see the places of your own shift, from two hours before it until an hour after it.'
            : 'Your work is about what is held and who looked, not about the places.',
        ),
    attendanceLine(access.attendanceForm),
    {
      'own-agency': yes(
        'Loading files',
        'Loading, and taking back what your own agency loaded.',
        'Whoever owns data answers for them.',
      ),
      indicators: yes(
        'Loading files',
        'Loading indicators, and taking back those your own agency loaded.',
        'The needs assessment brings its own.',
      ),
      account: yes('Loading files', 'Loading the partnership’s account, and taking back those loads.', 'You answer for it.'),
      operator: yes('Loading files', 'Loading and taking back anything.', 'Somebody must be able to put a load right.'),
    }[access.loading] ?? no('Loading files', 'Your role reads, and puts nothing in.'),
    access.composing
      ? yes('Making combined areas', 'Yes.', 'Whoever compares areas may need ones of their own.')
      : no('Making combined areas', 'Two areas that differ by a street would tell of that street.'),
    hotspotLine(access.hotspotAreas, role),
    {
      all: yes('Requests for teams', 'All of them, and asking.', 'You know places where a team may be needed.'),
      'all-and-deciding': yes(
        'Requests for teams',
        'All of them, asking, and deciding what becomes of each.',
        'You send the teams, and answer to whoever asked.',
      ),
      own: yes('Requests for teams', 'Asking, and what your own agency asked for.', 'Whoever asks sees what became of it.'),
    }[access.supportRequests] ?? no('Requests for teams', 'Your role’s work does not need them.'),
    {
      planning: yes('Teams, shifts and plans', 'All of them, and making them.', 'You send the teams.'),
      'plans-and-clearing': yes(
        'Teams, shifts and plans',
        'All but the bank of staff; and saying to which places crews may go.',
        'You know what happened near.',
      ),
      'teams-and-shifts': yes(
        'Teams, shifts and plans',
        'Teams, staff and shifts.',
        'Plans tell bands of squares, which your role does not have.',
      ),
    }[access.deployments] ?? no('Teams, shifts and plans', 'Your role’s work does not need them.'),
    {
      all: yes(
        'The threshold test for noise',
        'Putting it to reports, results of your own agency, and the questions.',
        'Environmental Health decides by it.',
      ),
      figures: yes(
        'The threshold test for noise',
        'How many were on each side, small numbers withheld and the rest rounded to 5.',
        'Whether those turned away come back concerns you; which report it was does not.',
      ),
      questions: yes('The threshold test for noise', 'Setting its questions.', 'No result is needed for that.'),
    }[access.noiseTriage] ?? no('The threshold test for noise', 'Your role’s work does not need it.'),
    {
      'own-and-counts': yes(
        'Cases of anti-social behaviour',
        'What your own agency loaded, as it is; of others how many, small numbers withheld and the rest rounded to 5.',
        'Your agency knows its own cases.',
      ),
      counts: yes(
        'Cases of anti-social behaviour',
        'How many were opened and closed, small numbers withheld and the rest rounded to 5.',
        'How busy teams are concerns you; which case it is does not.',
      ),
    }[access.asbCases] ?? no('Cases of anti-social behaviour', 'Your role’s work does not need them.'),
    {
      all: yes('What young people asked for', 'Every count, and where they were asked.', 'You plan what is open by it.'),
      counts: yes(
        'What young people asked for',
        'By ward, district and quarter; 0 to 9 withheld and the rest rounded to 10.',
        'What is wanted concerns you; which few children asked does not.',
      ),
    }[access.youthAsks] ?? no('What young people asked for', 'Your role’s work does not need it.'),
    {
      'making-and-publishing': yes(
        'Population estimates',
        'Making, comparing and publishing them.',
        'You write the needs assessment, and answer for what it estimates.',
      ),
      making: yes(
        'Population estimates',
        'Making and comparing them; authors of the needs assessment publish.',
        'You know the figures that go in.',
      ),
      published: yes(
        'Population estimates',
        'Those that were published, without the counts of the authority’s own children that went in.',
        'How many children are expected concerns you; a count of a few of them does not.',
      ),
    }[access.estimates] ?? no('Population estimates', 'Your role’s work does not need them.'),
    {
      all: yes(
        'Indicators of areas',
        'Published statistics of authorities, regions and England, and what was loaded under an agreement.',
        'Published ones are as their publishers print them; the others were given for assessing need.',
      ),
      published: yes('Indicators of areas', 'Published statistics of authorities, regions and England.', 'They are published.'),
    }[access.indicators] ?? no('Indicators of areas', 'Your role’s work does not need them.'),
    {
      'own-and-published': yes(
        'Vulnerability profile',
        'Published figures; of what your own agency loaded of its assessments protected tables and ratios, never a row.',
        'A needs assessment describes groups. Single children are the business of whoever assessed them.',
      ),
      published: yes('Vulnerability profile', 'Published figures.', 'They are published.'),
    }[access.profile] ?? no('Vulnerability profile', 'Your role’s work does not need it.'),
    {
      writing: yes(
        'Chapters of needs assessments',
        'Making them, writing in them, approving and publishing.',
        'Their figures are those that every reader of a chapter may have.',
      ),
      published: yes('Chapters of needs assessments', 'What is published.', 'What is in work is its authors’.'),
    }[access.chapters] ??
      no('Chapters of needs assessments', 'What you have of reports would say more beside its figures than either does.'),
    {
      running: yes(
        'Requests for numbers of children',
        'Asking agencies, checking and handing in; protected numbers of each.',
        'Your work is to hand in what all agencies count.',
      ),
      answering: yes(
        'Requests for numbers of children',
        'Answering for your own agency, with its own numbers; of others what was handed in, protected.',
        'What an agency counts is its own.',
      ),
    }[access.dataRequests] ?? no('Requests for numbers of children', 'Your role’s work does not need them.'),
    {
      keeping: yes(
        'The partnership’s account',
        'Keeping it: money, outcomes and activities.',
        'You answer for it to the partnership.',
      ),
      'own-measures': yes(
        'The partnership’s account',
        'Reading it, and keeping the measures of your own agency.',
        'You answer for what your agency promised.',
      ),
      read: yes('The partnership’s account', 'Reading it.', 'Its figures are those that every reader of it may have.'),
    }[access.account] ??
      no('The partnership’s account', 'What you have of reports would say more beside its figures than either does.'),
    {
      keeping: yes(
        'What agencies are to deliver',
        'Registering it, and recording what came by hand.',
        'You answer for it to the partnership.',
      ),
      read: yes(
        'What agencies are to deliver',
        'Every feed, and what is overdue.',
        'Analysis waits for it, and agreements go by it.',
      ),
      own: yes(
        'What agencies are to deliver',
        'What your own agency owes.',
        'What others owe is between them and the partnership.',
      ),
    }[access.dues] ?? no('What agencies are to deliver', 'Your role’s work does not need it.'),
    {
      keeping: yes(
        'Multi-agency counts',
        'Entering meetings, cases, repeats and referrals by period, or loading them, and seeing them exactly.',
        'You answer for them to the partnership.',
      ),
      own: yes(
        'Multi-agency counts',
        'Entering those that your agency keeps, and reading all: others’ to the nearest 10, none under 10.',
        'Small numbers of people are for who counted them.',
      ),
      read: yes(
        'Multi-agency counts',
        'Reading them to the nearest 10, none under 10.',
        'Small numbers of people are for who counted them.',
      ),
    }[access.multiAgency] ?? no('Multi-agency counts', 'Your role’s work does not need them.'),
    {
      keeping: yes(
        'Practice reviews',
        'Entering reviews and what they recommended, and saying what followed.',
        'You answer for them to the partnership. Nothing of them may say whom they are of.',
      ),
      'own-follow-up': yes(
        'Practice reviews',
        'Reading them, and saying what followed of what was recommended to your agency.',
        'What others did is theirs to say.',
      ),
      read: yes('Practice reviews', 'Reading them, and what followed.', 'What was learnt is for everybody who plans by it.'),
    }[access.reviews] ?? no('Practice reviews', 'Your role’s work does not need them.'),
    {
      keeping: yes(
        'Meetings of the partnership',
        'Keeping agendas, what came of them, and actions.',
        'You answer for them to the partnership.',
      ),
      'own-actions': yes(
        'Meetings of the partnership',
        'Reading them, and recording what was done of your own agency’s actions.',
        'You sit at them, and answer for what they asked of your agency.',
      ),
      read: yes('Meetings of the partnership', 'Reading them.', 'They are about the account that you read.'),
    }[access.meetings] ?? no('Meetings of the partnership', 'Your role’s work does not need them.'),
    {
      drawing: yes('Barriers to walking', 'Drawing, reviewing and withdrawing them.', 'You know where children do not cross.'),
      read: yes('Barriers to walking', 'Where each is.', 'Reach keeps to them.'),
    }[access.barriers] ?? no('Barriers to walking', 'Your role’s work does not need them.'),
    access.keepsProvision
      ? yes(
          'Keeping sessions and places',
          'Adding, changing and closing them by form.',
          'You know what is open before the next list does.',
        )
      : no('Keeping sessions and places', 'They are kept by council analysts and planners.'),
    access.audit === 'all'
      ? yes('Record of who looked at what', 'Everybody’s.', 'Watching over it is your work.')
      : yes('Record of who looked at what', 'Your own.', 'Everybody may know what is kept about them.'),
    {
      read: yes('Access, agreements and retention', 'Reading them.', 'You work under them.'),
      all: yes('Access, agreements and retention', 'All of it.', 'Keeping it right is your work.'),
      settings: yes('Access, agreements and retention', 'The settings.', 'You keep the installation running.'),
    }[access.register] ?? no('Access, agreements and retention', 'It is for those who answer for what is held.'),
  ];
}
