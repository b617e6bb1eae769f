import type { Bilingual } from '../words.ts';

interface LetterFacts {
  readonly number: string;
  readonly title: string;
  readonly url: string;
}

const zh = {
  letters: {
    decided: {
      subject: (number: string) => `提案 ${number} 有審核結果`,
      text: ({ number, title, url }: LetterFacts) =>
        `您好：\n\n您的提案「${title}」（編號 ${number}）已有審核結果。請到以下網頁查看決定、理由與下一步：\n${url}\n\n本信由系統寄出，請勿直接回覆；如有疑問，請在該頁的溝通紀錄留言。`,
    },
    said: {
      subject: (number: string) => `提案 ${number} 有新的留言`,
      text: ({ number, title, url }: LetterFacts) =>
        `您好：\n\n承辦人員對您的提案「${title}」（編號 ${number}）留言。請到以下網頁閱讀並回覆：\n${url}\n\n本信由系統寄出，請勿直接回覆。`,
    },
  },
};

const en: Bilingual<typeof zh>['en'] = {
  letters: {
    decided: {
      subject: (number) => `Decision on proposal ${number}`,
      text: ({ number, title, url }) =>
        `There is a decision on your proposal “${title}” (number ${number}). See the decision, its reason and what happens next:\n${url}\n\nThis letter was sent by the platform; please do not reply to it. Write a message on that page if you have a question.`,
    },
    said: {
      subject: (number) => `New message about proposal ${number}`,
      text: ({ number, title, url }) =>
        `An officer has written to you about your proposal “${title}” (number ${number}). Read and answer it here:\n${url}\n\nThis letter was sent by the platform; please do not reply to it.`,
    },
  },
};

export const route: Bilingual<typeof zh> = { 'zh-Hant-TW': zh, en };
