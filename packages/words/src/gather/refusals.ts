import type { FieldName, GatherRefusal, ShownStatus } from '@gongsuan/core/gather';
import { writeCount, writeMoment, writeMoney } from '@gongsuan/prelude';
import type { RefusalWords } from '../words.ts';

/** The names of the form's fields, as the form itself has them. */
export const fieldNames = {
  'zh-Hant-TW': {
    title: '提案名稱',
    purpose: '提案目的',
    content: '提案內容',
    beneficiaries: '受益對象',
    area: '提案分區',
    category: '類別',
    place: '地點',
    village: '里',
    point: '座標',
    cost: '經費概算',
    item: '經費項目',
    amount: '金額',
    alternative: '替代方案名稱',
    'alternative-text': '替代方案說明',
    drawbacks: '可能的缺點或不利因素',
    maintenance: '完成後的維護管理',
    name: '提案人姓名',
    reach: '聯絡方式',
    'name-public': '公開姓名',
  },
  en: {
    title: 'Title',
    purpose: 'Purpose',
    content: 'What is to be done',
    beneficiaries: 'Who benefits',
    area: 'Area',
    category: 'Category',
    place: 'Place',
    village: 'Village',
    point: 'Coordinates',
    cost: 'Cost estimate',
    item: 'Cost item',
    amount: 'Amount',
    alternative: 'Name of the alternative',
    'alternative-text': 'Description of the alternative',
    drawbacks: 'Known drawbacks',
    maintenance: 'Maintenance afterwards',
    name: 'Name of the proposer',
    reach: 'Contact',
    'name-public': 'Publish the name',
  },
} as const satisfies Record<'zh-Hant-TW' | 'en', Record<FieldName, string>>;

/** What a proposal is now. */
export const statusNames = {
  'zh-Hant-TW': {
    draft: '草稿',
    submitted: '審核中',
    'changes-requested': '待補正',
    accepted: '已受理',
    'to-assessment': '評估處理',
    refused: '不予受理',
    excluded: '提案排除',
    withdrawn: '已撤案',
    'left-off': '未列入選票',
    'on-ballot': '已列入選票',
    admitted: '錄案',
    'not-admitted': '未錄案',
    'ruled-out': '不列入',
  },
  en: {
    draft: 'Draft',
    submitted: 'Under review',
    'changes-requested': 'Changes requested',
    accepted: 'Accepted',
    'to-assessment': 'Agency assessment',
    refused: 'Not accepted',
    excluded: 'Excluded',
    withdrawn: 'Withdrawn',
    'left-off': 'Not on the ballot',
    'on-ballot': 'On the ballot',
    admitted: 'Registered',
    'not-admitted': 'Not registered',
    'ruled-out': 'Ruled out',
  },
} as const satisfies Record<'zh-Hant-TW' | 'en', Record<ShownStatus, string>>;

const zh = fieldNames['zh-Hant-TW'];
const en = fieldNames.en;
const inMb = (bytes: number): string => (bytes / 1024 / 1024).toFixed(bytes < 10_485_760 ? 1 : 0);

/** `item-3` -> `第 3 列`. */
const lineOf = (field: string): string | null => /-(\d+)$/.exec(field)?.[1] ?? null;
const zhLine = (field: string): string => (lineOf(field) ? `第 ${lineOf(field)} 項的` : '');
const enLine = (field: string): string => (lineOf(field) ? ` of line ${lineOf(field)}` : '');

export const gatherRefusals: RefusalWords<GatherRefusal> = {
  'proposal-field-missing': {
    status: 422,
    'zh-Hant-TW': ({ what, field }) => `請填寫${zhLine(field)}「${zh[what]}」。`,
    en: ({ what, field }) => `Fill in “${en[what]}”${enLine(field)}.`,
  },
  'proposal-field-too-long': {
    status: 422,
    'zh-Hant-TW': ({ what, field, length, most }) =>
      `${zhLine(field)}「${zh[what]}」有 ${writeCount(length)} 字，請縮短到 ${writeCount(most)} 字以內。`,
    en: ({ what, field, length, most }) =>
      `“${en[what]}”${enLine(field)} has ${writeCount(length)} characters; shorten it to ${writeCount(most)}.`,
  },
  'proposal-money-unread': {
    status: 422,
    'zh-Hant-TW': ({ typed, field }) =>
      `${zhLine(field)}金額「${typed}」無法辨識。請填大於 0 的整數，單位為元，例如 1,200,000。`,
    en: ({ typed, field }) =>
      `The amount “${typed}”${enLine(field)} cannot be read. Enter a whole number of NT$ above 0, such as 1,200,000.`,
  },
  'proposal-cost-too-high': {
    status: 422,
    'zh-Hant-TW': ({ cost, most }) =>
      `經費概算 ${writeMoney(cost, 'zh-Hant-TW')}，超過每案上限 ${writeMoney(most, 'zh-Hant-TW')}，請縮小規模或分期辦理。`,
    en: ({ cost, most }) =>
      `The cost of ${writeMoney(cost, 'en')} is above the limit of ${writeMoney(most, 'en')} for one proposal. Reduce its scope or split it into stages.`,
  },
  'proposal-point-unread': {
    status: 422,
    'zh-Hant-TW': ({ typed }) =>
      `座標「${typed}」不是臺灣境內的位置。請依「緯度, 經度」填寫，例如 25.09310, 121.52460；也可以留白。`,
    en: ({ typed }) =>
      `The coordinates “${typed}” are not a place in Taiwan. Write latitude, longitude, such as 25.09310, 121.52460, or leave them out.`,
  },
  'proposal-area-unknown': {
    status: 422,
    'zh-Hant-TW': () => '本年度沒有這個提案分區，請從清單中選擇。',
    en: () => 'This cycle has no such area. Choose one from the list.',
  },
  'proposal-category-unknown': {
    status: 422,
    'zh-Hant-TW': () => '本年度沒有這個類別，請從清單中選擇。',
    en: () => 'This cycle has no such category. Choose one from the list.',
  },
  'file-too-large': {
    status: 413,
    'zh-Hant-TW': ({ name, bytes, most }) =>
      `檔案「${name}」有 ${inMb(bytes)} MB，每個檔案上限為 ${inMb(most)} MB。請縮小後再上傳；您填寫的內容都已保留。`,
    en: ({ name, bytes, most }) =>
      `The file “${name}” has ${inMb(bytes)} MB; the limit is ${inMb(most)} MB. Make it smaller and upload it again. Everything you typed has been kept.`,
  },
  'file-kind-refused': {
    status: 415,
    'zh-Hant-TW': ({ name, found }) =>
      `檔案「${name}」的內容${found ? `是 ${found}，` : ''}不是可以上傳的格式。照片請用 JPEG、PNG 或 WebP，文件請用 PDF（Word 或 ODT 請另存為 PDF）。`,
    en: ({ name, found }) =>
      `The content of “${name}” ${found ? `is ${found} and ` : ''}cannot be uploaded. Use JPEG, PNG or WebP for photos and PDF for documents (save Word or ODT files as PDF).`,
  },
  'file-unreadable': {
    status: 422,
    'zh-Hant-TW': ({ name }) =>
      `照片「${name}」無法開啟：可能已損毀，或像素太多。請縮小或重新存檔後再上傳。`,
    en: ({ name }) =>
      `The photo “${name}” cannot be opened: it is damaged or has too many pixels. Make it smaller or save it again, then upload it.`,
  },
  'too-many-files': {
    status: 422,
    'zh-Hant-TW': ({ kind, most }) =>
      `${kind === 'photo' ? '照片' : '文件'}最多 ${most} 個。請先移除一個，再上傳新的。`,
    en: ({ kind, most }) =>
      `At most ${most} ${kind === 'photo' ? 'photos' : 'documents'} can be attached. Remove one before you upload another.`,
  },
  'import-columns-missing': {
    status: 422,
    'zh-Hant-TW': ({ columns }) => `清單缺少這些欄位：${columns.join('、')}。`,
    en: ({ columns }) => `The list lacks these columns: ${columns.join(', ')}.`,
  },
  'import-column-twice': {
    status: 422,
    'zh-Hant-TW': ({ column }) => `清單中「${column}」出現兩次，無法判斷以哪一欄為準。`,
    en: ({ column }) => `The column “${column}” stands in the list twice.`,
  },
  'import-number-malformed': {
    status: 422,
    'zh-Hant-TW': ({ typed }) => `編號「${typed}」應為 9 到 12 位數字，例如 106030037。`,
    en: ({ typed }) => `The number “${typed}” should have 9 to 12 digits, such as 106030037.`,
  },
  'import-number-taken': {
    status: 409,
    'zh-Hant-TW': ({ number }) => `編號 ${number} 已有提案使用。`,
    en: ({ number }) => `The number ${number} has been given to another proposal.`,
  },
  'proposal-not-amendable': {
    status: 409,
    'zh-Hant-TW': ({ status }) =>
      `提案目前的狀態是「${statusNames['zh-Hant-TW'][status]}」，不能再修改。如有疑問，請在溝通紀錄留言。`,
    en: ({ status }) =>
      `The proposal is “${statusNames.en[status]}” and can no longer be changed. Write a message to the office if you have a question.`,
  },
  'proposal-not-withdrawable': {
    status: 409,
    'zh-Hant-TW': ({ status }) =>
      `提案目前的狀態是「${statusNames['zh-Hant-TW'][status]}」，不需要也不能撤案。`,
    en: ({ status }) => `The proposal is “${statusNames.en[status]}” and cannot be withdrawn.`,
  },
  'proposal-already-on-ballot': {
    status: 409,
    'zh-Hant-TW': () => '選票已經設定，這件提案不能再修改或撤回。請洽主辦機關。',
    en: () =>
      'The ballot has been set: this proposal can no longer be changed or withdrawn. Contact the office.',
  },
  'proposal-left-off-ballot': {
    status: 409,
    'zh-Hant-TW': ({ since }) =>
      `修改的期限已過：選票已於${writeMoment(since, 'zh-Hant-TW')}設定，這件提案當時還沒有通過審核，沒有列入選票，也不能再修改。如有疑問，請在溝通紀錄留言。`,
    en: ({ since }) =>
      `The time for changes is over: the ballot was set on ${writeMoment(since, 'en')}. This proposal had not been accepted by then, so it is not on the ballot and can no longer be changed. Write a message to the office if you have a question.`,
  },
  'gather-not-planned': {
    status: 409,
    'zh-Hant-TW': () => '本年度不受理網路或臨櫃提案。',
    en: () => 'This cycle takes no proposals online or at the counter.',
  },
  'gather-not-open-yet': {
    status: 409,
    'zh-Hant-TW': ({ opens }) =>
      `提案將於${writeMoment(opens, 'zh-Hant-TW')}開始受理。您可以先把草稿存起來，屆時再送出。`,
    en: ({ opens }) =>
      `Proposals are taken from ${writeMoment(opens, 'en')} on. Save a draft and submit it then.`,
  },
  'gather-closed': {
    status: 409,
    'zh-Hant-TW': ({ closed }) =>
      `提案受理已於${writeMoment(closed, 'zh-Hant-TW')}截止，不能再送出。您的草稿會保留。`,
    en: ({ closed }) =>
      `Proposals were taken until ${writeMoment(closed, 'en')}; nothing can be submitted any more. Your draft is kept.`,
  },
  'no-such-gathering': {
    status: 404,
    'zh-Hant-TW': () => '找不到這個年度計畫。請確認網址，或從機關首頁查詢。',
    en: () => 'There is no such cycle. Check the address, or look on the home page of the office.',
  },
  'no-such-proposal': {
    status: 404,
    'zh-Hant-TW': () => '找不到這件提案。請確認編號，或從提案一覽查詢。',
    en: () => 'There is no such proposal. Check the number, or look in the list of proposals.',
  },
  'no-such-file': {
    status: 404,
    'zh-Hant-TW': () => '找不到這個檔案，或尚未公開。',
    en: () => 'There is no such file, or it is not public yet.',
  },
  'citizens-only': {
    status: 401,
    'zh-Hant-TW': () => '請先以電子郵件登入，再填寫提案。',
    en: () => 'Sign in with your e-mail address to write a proposal.',
  },
  'too-many-drafts': {
    status: 409,
    'zh-Hant-TW': ({ most }) => `您在本年度已有 ${most} 份草稿。請先送出或刪除其中一份。`,
    en: ({ most }) => `You have ${most} drafts in this cycle. Submit or delete one of them first.`,
  },
  'proposal-already-submitted': {
    status: 409,
    'zh-Hant-TW': ({ number }) => `這件提案已送出，編號 ${number}。`,
    en: ({ number }) => `This proposal has been submitted; its number is ${number}.`,
  },
  'proposal-unchanged': {
    status: 409,
    'zh-Hant-TW': () => '內容與上一版相同，沒有需要送出的修改。',
    en: () => 'Nothing differs from the last version, so there is nothing to submit.',
  },
  'withdrawal-needs-reason': {
    status: 422,
    'zh-Hant-TW': () => '請說明撤案的原因；原因會公開。',
    en: () => 'Say why you withdraw the proposal. The reason is published.',
  },
};
