/**
 * 個人資料告知事項: the version of the notices that the site shows and that voters agree to
 * (個資法第 8 條). It changes with the words of either (`words.shell.notice`, `words.vote.notice`),
 * and whoever agreed to one is recorded with its version.
 */
export const PRIVACY_NOTICE_VERSION = '2026-11-21.4';
