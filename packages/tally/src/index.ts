export * from './election/election.ts';
export { usualScore, type Score, type Total } from './election/profile.ts';
export type { Fraction } from './exact/fraction.ts';
export type { Result } from './exact/result.ts';
export { canonical } from './exact/canonical.ts';
export { sha256 } from './exact/sha256.ts';
export * from './rules/rule.ts';
export * from './outcome/outcome.ts';
export { votesOf } from './rules/threshold.ts';
export { count, ruleHash } from './count.ts';
export { explain, type Language } from './outcome/explain.ts';
export { supportOf } from './outcome/effective-support.ts';
export { readPb, PbReader, type ReadOptions } from './pb/read.ts';
export { writePb, type About, type Official } from './pb/write.ts';
export type { PbFile, PbProblem, PbVoter } from './pb/file.ts';
export { ballotProblems, type BallotProblem, type LimitCode } from './election/check-ballot.ts';
export {
  checkElection,
  type Checked,
  type CheckOptions,
  type ElectionProblem,
} from './election/check-election.ts';
export { ruleProblems, type RuleProblem } from './rules/check-rule.ts';
export { measure, type Measures, type CategoryShare } from './measures/measures.ts';
export { money, percent } from './outcome/amounts.ts';
export { compare, usualRules, type Compared } from './compare.ts';
