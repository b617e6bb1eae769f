/**
 * 個人資料告知事項: the version of the notice that the site shows (個資法第 8 條). It changes with
 * the words of the notice, and whoever agreed to one is recorded with its version.
 */
export const PRIVACY_NOTICE_VERSION = '2026-11-21';
