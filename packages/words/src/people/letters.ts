/** The letters that the platform sends about accounts. Plain text; the link stands on its own line. */
const zhFoot = '—\n共算 Gongsuan 參與式預算平臺\n本信由系統自動寄出，請勿直接回覆。';
const enFoot =
  '—\nGongsuan 共算, participatory budgeting\nThis letter was sent automatically; please do not reply.';

export const zhLetters = {
  invitation: {
    subject: '邀請您使用共算參與式預算平臺',
    text: (url: string) =>
      `您好：\n\n貴機關的管理人員已為您開設承辦人員帳號。請在 7 日內開啟下列連結，設定姓名、密碼及驗證器：\n\n${url}\n\n連結只能使用一次。若您不認識寄件機關，請不要理會本信，帳號不會啟用。\n\n${zhFoot}\n`,
  },
  password: {
    subject: '重設共算平臺的密碼',
    text: (url: string) =>
      `您好：\n\n我們收到重設密碼的要求。請在 1 小時內開啟下列連結，設定新密碼：\n\n${url}\n\n連結只能使用一次；設定後，所有裝置都要重新登入。若不是您本人提出，請不要理會本信，原密碼仍然有效。\n\n${zhFoot}\n`,
  },
  citizen: {
    subject: '登入共算參與式預算平臺',
    text: (url: string) =>
      `您好：\n\n請在 10 分鐘內開啟下列連結，再按「確認登入」：\n\n${url}\n\n連結只能使用一次。若不是您本人要登入，請不要理會本信。\n\n${zhFoot}\n`,
  },
  role: {
    subject: '您在共算平臺有新的職務',
    text: (url: string) =>
      `您好：\n\n您的承辦人員帳號有一項新的職務。請以原有的帳號登入查看：\n\n${url}\n\n${zhFoot}\n`,
  },
  notices: {
    passwordChanged: {
      subject: '共算平臺：您的密碼已變更',
      text: (url: string) =>
        `您好：\n\n您的承辦人員帳號的密碼已經變更，其他裝置都已登出。\n\n若是您本人，不必處理。若不是，請立即開啟下列網址重設密碼，並通知貴機關的平臺管理人員：\n\n${url}\n\n${zhFoot}\n`,
    },
    factorSet: {
      subject: '共算平臺：您的帳號設定了新的驗證器',
      text: (url: string) =>
        `您好：\n\n您的承辦人員帳號設定了新的驗證器，舊的驗證器與備用碼都已失效。\n\n若是您本人，不必處理。若不是，請立即通知貴機關的平臺管理人員，並開啟下列網址重設密碼：\n\n${url}\n\n${zhFoot}\n`,
    },
    factorReset: {
      subject: '共算平臺：您的第二因素已由管理人員重設',
      text: (url: string) =>
        `您好：\n\n平臺管理人員已重設您的承辦人員帳號的第二因素，所有裝置都已登出。下次以密碼登入時，請設定新的驗證器。\n\n若您沒有提出這項要求，請立即通知貴機關的平臺管理人員，並開啟下列網址重設密碼：\n\n${url}\n\n${zhFoot}\n`,
    },
  },
};

export const enLetters = {
  invitation: {
    subject: 'Your invitation to Gongsuan',
    text: (url: string) =>
      `Hello,\n\nThe administrator of your office has opened a staff account for you. Open this link within 7 days to set your name, a password and an authenticator:\n\n${url}\n\nThe link works once. If you do not know this office, ignore this letter; the account will not be activated.\n\n${enFoot}\n`,
  },
  password: {
    subject: 'Set a new password for Gongsuan',
    text: (url: string) =>
      `Hello,\n\nSomebody asked to set a new password for your account. Open this link within 1 hour:\n\n${url}\n\nThe link works once; afterwards every device has to sign in again. If it was not you, ignore this letter; your password stays as it is.\n\n${enFoot}\n`,
  },
  citizen: {
    subject: 'Sign in to Gongsuan',
    text: (url: string) =>
      `Hello,\n\nOpen this link within 10 minutes, then press "Confirm sign-in":\n\n${url}\n\nThe link works once. If it was not you, ignore this letter.\n\n${enFoot}\n`,
  },
  role: {
    subject: 'You have a new role in Gongsuan',
    text: (url: string) =>
      `Hello,\n\nYour staff account has been given a new role. Sign in with it to see:\n\n${url}\n\n${enFoot}\n`,
  },
  notices: {
    passwordChanged: {
      subject: 'Gongsuan: your password was changed',
      text: (url: string) =>
        `Hello,\n\nThe password of your staff account was changed; all other devices are signed out.\n\nIf it was you, there is nothing to do. If it was not, open this address at once to set a new password, and tell the platform administrator of your office:\n\n${url}\n\n${enFoot}\n`,
    },
    factorSet: {
      subject: 'Gongsuan: a new authenticator was set up',
      text: (url: string) =>
        `Hello,\n\nA new authenticator was set up for your staff account; an earlier one and its recovery codes do not work any more.\n\nIf it was you, there is nothing to do. If it was not, tell the platform administrator of your office at once, and set a new password here:\n\n${url}\n\n${enFoot}\n`,
    },
    factorReset: {
      subject: 'Gongsuan: an administrator reset your second factor',
      text: (url: string) =>
        `Hello,\n\nA platform administrator reset the second factor of your staff account; all devices are signed out. Set up an authenticator when you next sign in with your password.\n\nIf you did not ask for it, tell the platform administrator of your office at once, and set a new password here:\n\n${url}\n\n${enFoot}\n`,
    },
  },
};
