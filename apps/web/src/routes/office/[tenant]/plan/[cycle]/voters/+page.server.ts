import { RESIDENCIES } from '@gongsuan/core/plan';
import { saveSection } from '../saving.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  save: (event) =>
    saveSection(event, 'voters', (read) => ({
      section: 'voters',
      eligibility: {
        minAge: read.count('minAge'),
        maxAge: read.countOrNull('maxAge'),
        ageOn: read.dayOrNull('ageOn'),
        registeredBy: read.dayOrNull('registeredBy'),
        residencies: read.some('residencies', RESIDENCIES),
        oneVotePer: read.raw('votesPer') === 'area' ? 'area' : 'cycle',
      },
      identity: read.one('identity', ['household-registry', 'on-site-only']),
      onSite: read.has('onSite'),
      complaintDays: read.count('complaintDays'),
    })),
};
