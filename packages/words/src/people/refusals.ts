import type { PolicyRefusal } from '@gongsuan/core/people';
import type { RefusalWords } from '../words.ts';

export const peopleRefusals: RefusalWords<PolicyRefusal> = {
  'not-allowed': {
    status: 403,
    'zh-Hant-TW': () => '您的職務沒有這項權限。請洽貴機關的平臺管理人員。',
    en: () => 'Your role does not allow this. Ask the platform administrator of your office.',
  },
};
