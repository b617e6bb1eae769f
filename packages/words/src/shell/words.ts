import type { Bilingual } from '../words.ts';
import { counting } from './counting.ts';
import { frame } from './frame.ts';
import { how } from './how.ts';
import { notice } from './notice.ts';
import { office } from './office.ts';
import { places } from './places.ts';
import { statement } from './statement.ts';
import { time } from './time.ts';

const zh = {
  name: '共算',
  tagline: '公共預算，一起算',
  steps: {
    plan: '年度計畫',
    learn: '推廣教育',
    gather: '提案',
    route: '提案分流',
    deliberate: '提案審議',
    exhibit: '公開展覽',
    vote: '提案票選',
    admit: '錄案',
    fund: '預算編列',
    deliver: '執行管考',
    evaluate: '成果評估',
  },
  frame: frame['zh-Hant-TW'],
  time: time['zh-Hant-TW'],
  places: places['zh-Hant-TW'],
  how: how['zh-Hant-TW'],
  counting: counting['zh-Hant-TW'],
  office: office['zh-Hant-TW'],
  notice: notice['zh-Hant-TW'],
  statement: statement['zh-Hant-TW'],
  areaPicker: { label: '地區', show: '顯示' },
  refusals: {
    one: '還差一點，請修正這一項：',
    /** Where no field can be put right: the answer itself. */
    stopped: '沒有完成，原因如下：',
    several: (count: number) => `還差一點，請修正這 ${count} 項：`,
  },
};

const en: Bilingual<typeof zh>['en'] = {
  name: 'Gongsuan',
  tagline: 'Public money, counted together',
  steps: {
    plan: 'Plan',
    learn: 'Courses',
    gather: 'Proposals',
    route: 'Screening',
    deliberate: 'Deliberation',
    exhibit: 'Exhibition',
    vote: 'Ballot',
    admit: 'Registration',
    fund: 'Budget',
    deliver: 'Execution',
    evaluate: 'Evaluation',
  },
  frame: frame.en,
  time: time.en,
  places: places.en,
  how: how.en,
  counting: counting.en,
  office: office.en,
  notice: notice.en,
  statement: statement.en,
  areaPicker: { label: 'Area', show: 'Show' },
  refusals: {
    one: 'Almost there. Please correct this:',
    stopped: 'This was not done, because:',
    several: (count) => `Almost there. Please correct these ${count} points:`,
  },
};

export const shell: Bilingual<typeof zh> = { 'zh-Hant-TW': zh, en };
