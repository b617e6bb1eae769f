/** The office: which tenants one works for, and what waits. */
import type { Bilingual } from '../words.ts';

const zh = {
  title: '工作區',
  lead: '選擇您要處理的機關。',
  none: '您的帳號目前沒有任何職務',
  noneHelp: '請洽貴機關的平臺管理人員授予職務，再重新整理這一頁。',
  open: '進入',
  waiting: '待辦事項',
  waitingLead: '依時間先後；按標題處理。',
  nothing: '目前沒有待辦事項',
  nothingHelp: '新的提案送件、期程到期或投票截止時，會出現在這裡。',
  overdue: '已逾時',
  due: (day: string) => `${day}以前`,
  cycles: '進行中的年度',
  noCycles: '還沒有年度',
  noCyclesHelp: '從範本建立第一個年度，或複製去年的設定。',
  newCycle: '建立年度',
  draft: '草稿',
  see: '看公開頁面',
  edit: '開啟設定',
  kinds: {
    'publish-cycle': '公告',
    'screen-proposals': '審核',
    'answer-proposers': '回覆',
    'set-ballot': '選票',
    'count-ballots': '計票',
    'settle-ties': '同票',
    'publish-result': '公告結果',
  },
  item: {
    'publish-cycle': (title: string, _count: number) => `「${title}」還是草稿，尚未公告`,
    'screen-proposals': (title: string, count: number) => `「${title}」有 ${count} 案待審核`,
    'answer-proposers': (title: string, count: number) =>
      `「${title}」有 ${count} 案的提案人等您回覆`,
    'set-ballot': (title: string, count: number) => `「${title}」有 ${count} 區的選票還沒有設定`,
    'count-ballots': (title: string, _count: number) => `「${title}」投票已截止，等待計票`,
    'settle-ties': (title: string, _count: number) => `「${title}」有同票待處理`,
    'publish-result': (title: string, _count: number) => `「${title}」計票完成，等待公告結果`,
  },
};

const en: Bilingual<typeof zh>['en'] = {
  title: 'Office',
  lead: 'Choose the agency you want to work for.',
  none: 'Your account holds no role at present',
  noneHelp: 'Ask the platform administrator of your office for one, then reload this page.',
  open: 'Open',
  waiting: 'To do',
  waitingLead: 'In order of time; open a title to deal with it.',
  nothing: 'Nothing is waiting',
  nothingHelp: 'New submissions, dates that fall due and closed ballots will appear here.',
  overdue: 'Overdue',
  due: (day) => `by ${day}`,
  cycles: 'Current cycles',
  noCycles: 'There is no cycle yet',
  noCyclesHelp: 'Create the first one from a preset, or copy last year’s settings.',
  newCycle: 'New cycle',
  draft: 'Draft',
  see: 'Public page',
  edit: 'Settings',
  kinds: {
    'publish-cycle': 'To publish',
    'screen-proposals': 'To screen',
    'answer-proposers': 'To answer',
    'set-ballot': 'Ballot',
    'count-ballots': 'To count',
    'settle-ties': 'Tie',
    'publish-result': 'To publish',
  },
  item: {
    'publish-cycle': (title) => `“${title}” is a draft, not yet published`,
    'screen-proposals': (title, count) => `“${title}”: ${count} to be screened`,
    'answer-proposers': (title, count) =>
      `“${title}”: ${count} with a proposer waiting for a reply`,
    'set-ballot': (title, count) => `“${title}”: ballots of ${count} areas are not set yet`,
    'count-ballots': (title) => `“${title}”: voting is closed, ballots wait to be counted`,
    'settle-ties': (title) => `“${title}”: a tie to settle`,
    'publish-result': (title) => `“${title}”: counted, waiting to be published`,
  },
};

export const office: Bilingual<typeof zh> = { 'zh-Hant-TW': zh, en };
