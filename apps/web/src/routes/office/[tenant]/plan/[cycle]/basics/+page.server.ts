import { CYCLE_KINDS, FUNDINGS } from '@gongsuan/core/plan';
import { saveSection } from '../saving.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  save: (event) =>
    saveSection(event, 'basics', (read) => ({
      section: 'basics',
      title: read.both('title', 'titleEn'),
      summary: read.both('summary', 'summaryEn'),
      kind: read.one('kind', CYCLE_KINDS),
      funding: read.some('funding', FUNDINGS),
      legalBasis: read.text('legalBasis'),
      effect: read.one('effect', ['binding', 'consultative']),
    })),
};
