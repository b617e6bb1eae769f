import type { PeopleRefusal } from '@gongsuan/core/people';
import type { RefusalWords } from '../words.ts';

export const peopleRefusals: RefusalWords<PeopleRefusal> = {
  'not-allowed': {
    status: 403,
    'zh-Hant-TW': () => '您的職務沒有這項權限。請洽貴機關的平臺管理人員。',
    en: () => 'Your role does not allow this. Ask the platform administrator of your office.',
  },
  'sign-in-refused': {
    status: 401,
    'zh-Hant-TW': () => '電子郵件或密碼不正確。請再輸入一次；連續錯誤 5 次，須等 15 分鐘才能再試。',
    en: () =>
      'The e-mail address or the password is not right. Try again; after 5 failures you have to wait 15 minutes.',
  },
  'sign-in-locked': {
    status: 429,
    'zh-Hant-TW': ({ minutes }) => `錯誤次數過多，為保護帳號暫停登入。請在 ${minutes} 分鐘後再試。`,
    en: ({ minutes }) =>
      `Too many failures: sign-in rests to protect the account. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  },
  'demonstration-off': {
    status: 403,
    'zh-Hant-TW': () => '這是示範帳號，示範未開啟時不能登入。請使用貴機關開設的帳號。',
    en: () =>
      'This is an account of the demonstration, which is off. Sign in with the account that your office opened for you.',
  },
  'code-refused': {
    status: 401,
    'zh-Hant-TW': () => '驗證碼不正確。請輸入驗證器目前顯示的 6 位數字，或一組還沒用過的備用碼。',
    en: () =>
      'The code is not right. Enter the 6 digits that your authenticator shows now, or a recovery code that has not been used.',
  },
  'first-code-refused': {
    status: 422,
    'zh-Hant-TW': () =>
      '驗證碼不正確。請輸入剛加入的「Gongsuan 共算」目前顯示的 6 位數字，並確認手機的時間設為自動。',
    en: () =>
      'The code is not right. Enter the 6 digits that the new entry "Gongsuan 共算" shows now, and check that your phone sets its clock automatically.',
  },
  'code-replayed': {
    status: 401,
    'zh-Hant-TW': () => '這組驗證碼已經用過了。請等驗證器換下一組（最多 30 秒）再輸入。',
    en: () =>
      'This code has been used already. Wait for the next one (30 seconds at most) and enter that.',
  },
  'sign-in-step-expired': {
    status: 401,
    'zh-Hant-TW': () => '登入步驟已超過 10 分鐘。請從電子郵件和密碼重新開始。',
    en: () =>
      'The 10 minutes for this step are over. Begin again with e-mail address and password.',
  },
  'device-not-lent': {
    status: 409,
    'zh-Hant-TW': () => '這台設備已不在投票狀態，請重新登入。',
    en: () => 'This device is no longer lent to a voter. Please sign in again.',
  },
  'password-short': {
    status: 422,
    'zh-Hant-TW': ({ least }) => `密碼太短，至少要 ${least} 個字元。可以用幾個不相干的詞組成。`,
    en: ({ least }) =>
      `The password is too short: at least ${least} characters. A few unrelated words do well.`,
  },
  'password-long': {
    status: 422,
    'zh-Hant-TW': ({ most }) => `密碼太長，最多 ${most} 個字元。`,
    en: ({ most }) => `The password is too long: at most ${most} characters.`,
  },
  'password-common': {
    status: 422,
    'zh-Hant-TW': () => '這個密碼太常見或太有規律，很容易被猜中。請換一個。',
    en: () => 'This password is too common or too regular and easily guessed. Choose another one.',
  },
  'password-like-you': {
    status: 422,
    'zh-Hant-TW': () => '密碼幾乎就是您的電子郵件或姓名。請換一個。',
    en: () => 'The password is little more than your e-mail address or name. Choose another one.',
  },
  'password-differs': {
    status: 422,
    'zh-Hant-TW': () => '兩次輸入的密碼不一樣。請重新輸入。',
    en: () => 'The two passwords differ. Enter them again.',
  },
  'password-used-before': {
    status: 422,
    'zh-Hant-TW': ({ remembered }) => `不能使用最近 ${remembered} 次用過的密碼。請換一個。`,
    en: ({ remembered }) => `This is one of your last ${remembered} passwords. Choose another one.`,
  },
  'password-wrong': {
    status: 422,
    'zh-Hant-TW': () => '目前的密碼不正確，密碼沒有變更。',
    en: () => 'The present password is not right. Nothing was changed.',
  },
  'link-spent': {
    status: 410,
    'zh-Hant-TW': () => '這個連結已經用過、過期或不完整。請重新索取一個。',
    en: () => 'This link has been used, has expired or is incomplete. Ask for a new one.',
  },
  'too-many-letters': {
    status: 429,
    'zh-Hant-TW': ({ minutes }) =>
      `寄出的信太多了。請先查看收件匣與垃圾郵件，${minutes} 分鐘後再試。`,
    en: ({ minutes }) =>
      `Too many letters were asked for. Look in your inbox and spam folder, and try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  },
  'email-malformed': {
    status: 422,
    'zh-Hant-TW': () => '電子郵件的格式不正確，例如：name@mail.example。',
    en: () => 'This is not an e-mail address. It looks like name@mail.example.',
  },
  'name-malformed': {
    status: 422,
    'zh-Hant-TW': () => '請填寫名稱，1 到 60 個字。',
    en: () => 'Enter a name of 1 to 60 characters.',
  },
  'role-unknown': {
    status: 422,
    'zh-Hant-TW': () => '請選擇一項職務。',
    en: () => 'Choose a role.',
  },
  'kind-unknown': {
    status: 422,
    'zh-Hant-TW': () => '請選擇一個類別。',
    en: () => 'Choose a kind.',
  },
  'tenant-id-malformed': {
    status: 422,
    'zh-Hant-TW': () => '網址代稱要以英文小寫字母開頭，2 到 31 個小寫字母、數字或連字號。',
    en: () => 'The short name begins with a letter: 2 to 31 lower-case letters, digits or hyphens.',
  },
  'tenant-taken': {
    status: 409,
    'zh-Hant-TW': ({ id }) => `網址代稱「${id}」已有人使用或由平臺保留。請換一個。`,
    en: ({ id }) => `The short name "${id}" is taken or kept by the platform. Choose another one.`,
  },
  'no-such-tenant': {
    status: 404,
    'zh-Hant-TW': () => '找不到這個機關的網站。',
    en: () => 'There is no such office here.',
  },
  'no-such-organisation': {
    status: 404,
    'zh-Hant-TW': () => '找不到這個組織。',
    en: () => 'There is no such organisation here.',
  },
  'no-such-account': {
    status: 404,
    'zh-Hant-TW': () => '找不到這個帳號。',
    en: () => 'There is no such account here.',
  },
  'no-such-session': {
    status: 404,
    'zh-Hant-TW': () => '找不到這筆登入，可能已經結束了。',
    en: () => 'There is no such session; it may have ended already.',
  },
  'no-such-grant': {
    status: 404,
    'zh-Hant-TW': () => '找不到這項職務，可能已經收回了。',
    en: () => 'There is no such role here; it may have been revoked already.',
  },
  'signed-out': {
    status: 401,
    'zh-Hant-TW': () => '您已登出或閒置過久。您輸入的內容都還在：登入後回到此頁再按一次送出。',
    en: () =>
      'You are signed out, or were idle for too long. Everything you typed is still here: sign in, come back to this page and send it again.',
  },
  'role-held': {
    status: 409,
    'zh-Hant-TW': () => '這位同仁在這個組織已經有這項職務。',
    en: () => 'This colleague holds this role at this place already.',
  },
  'last-administrator': {
    status: 409,
    'zh-Hant-TW': () =>
      '這是最後一位能登入的管理人員（機關或平臺）。請先授予另一位同仁這項職務，並等對方啟用帳號。',
    en: () =>
      'This is the last administrator who can sign in, of an office or of the platform. Give the role to a colleague first, whose account is in use.',
  },
  'own-account': {
    status: 409,
    'zh-Hant-TW': () => '不能對自己的帳號做這件事。請由另一位管理人員處理。',
    en: () => 'You cannot do this to your own account. Ask another administrator.',
  },
  'account-elsewhere': {
    status: 409,
    'zh-Hant-TW': () => '這個帳號由其他機關開設，或邀請已被接受。您可以收回職務，但不能變更帳號。',
    en: () =>
      'This account was opened by another office, or its invitation has been accepted. You can revoke its roles here, not change the account.',
  },
  'account-known': {
    status: 409,
    'zh-Hant-TW': () => '這個電子郵件已有承辦人員帳號。',
    en: () => 'There is a staff account with this e-mail address already.',
  },
  'account-disabled': {
    status: 409,
    'zh-Hant-TW': () => '這個帳號已停用。請先恢復帳號。',
    en: () => 'This account is disabled. Enable it first.',
  },
};
