/**
 * 同意: the version of the rules and of the privacy notice that voters agree to. It changes when
 * the words of the notice (`words.vote.notice`) change.
 */
export const CONSENT_VERSION = '2026-11-1';
