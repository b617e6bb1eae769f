/** Counting rules as plain data. What is left out takes the default that stands beside it. */
import type { Score } from '../election/profile.ts';
import type { Fraction } from '../exact/fraction.ts';

export type Rule = ThresholdAndCap | Greedy | TopPerGroup | MaxWelfare | EqualShares | Phragmen;

/** What every rule can be told. */
export interface Common {
  /**
   * How proposals that the rule holds equal are told apart, first entry first. When all are
   * used up, and with 'refuse', the proposals come back as `tied` and nothing is settled.
   * Default: ['refuse'].
   */
  readonly ties?: readonly TieRule[];
  /** What ballots give to a project. Default: points for points, borda for rankings, else 1. */
  readonly score?: Score;
  /** The most that an area or a category may receive. Default: no limit. */
  readonly limits?: Limits;
}

/**
 * 'votes': more votes first. 'cost': the cheaper first. 'id': by id, as text, code unit by code
 * unit ("10" before "2"). `lot`: in the order of a lot drawn beforehand; it settles a tie only
 * when it names all the proposals that are tied. 'refuse': stop and ask.
 */
export type TieRule = 'votes' | 'cost' | 'id' | 'refuse' | { readonly lot: readonly string[] };

export interface Limits {
  readonly areas?: Readonly<Record<string, Limit>>;
  readonly categories?: Readonly<Record<string, Limit>>;
}

export interface Limit {
  /** The most projects. */
  readonly projects?: number;
  /** The most money, in the election's whole units. */
  readonly cost?: number;
}

/** A number of votes to be passed: said outright, or as a share of a number of people. */
export type Threshold =
  | { readonly votes: number }
  | {
      readonly share: Fraction;
      /** Of how many. Default: the election's `eligible`. */
      readonly of?: number;
      /** To whole votes. Default: 'up'. */
      readonly rounding?: 'up' | 'down';
    };

/** 'over': more than the threshold (超過). 'reach': the threshold is enough (達). */
export type Comparison = 'over' | 'reach';

/**
 * 錄案 — Taipei. Not a money rule: the budget plays no part.
 * SOP〈四、提案票選〉（002）：得票數超過該區門檻，且排序後在錄案上限內者，即可錄案。
 */
export interface ThresholdAndCap extends Common {
  readonly kind: 'threshold-and-cap';
  /** 門檻. */
  readonly threshold: Threshold;
  /** Default: 'over', as the procedure says (超過). */
  readonly comparison?: Comparison;
  /** 錄案上限: the most proposals admitted. */
  readonly cap: number;
}

/** Most votes first, as long as the money lasts. */
export interface Greedy extends Common {
  readonly kind: 'greedy';
  /** What is compared: votes, or votes for each unit of cost (free projects first). Default: 'votes'. */
  readonly by?: 'votes' | 'votes-per-cost';
  /** What happens at a project that does not fit: pass over it, or end the count. Default: 'skip'. */
  readonly onMisfit?: 'skip' | 'stop';
  /** Fund in part what does not fit when at least this share of its cost is left. Default: never. */
  readonly partlyFrom?: Fraction;
  /** Only projects with enough votes. Default: none needed. */
  readonly threshold?: Threshold;
  /** Default: 'reach'. */
  readonly comparison?: Comparison;
  /** Projects on one site: at most one of each set is funded. Default: none. */
  readonly exclusive?: readonly (readonly string[])[];
  /** Who goes first within such a set: the higher ranked, or the one listed first that passes the threshold. Default: 'rank'. */
  readonly precedence?: 'rank' | 'listed';
}

/** The best N of each area or category, or of all. Not a money rule: the budget plays no part. */
export interface TopPerGroup extends Common {
  readonly kind: 'top-per-group';
  /** Default: 'area'. */
  readonly group?: 'area' | 'category' | 'all';
  /** How many of each. Default: 1. */
  readonly top?: number;
  /** How many of single areas or categories, where that differs. Default: none differs. */
  readonly tops?: Readonly<Record<string, number>>;
  /** Default: none needed. */
  readonly threshold?: Threshold;
  /** Default: 'reach'. */
  readonly comparison?: Comparison;
}

/** The affordable set with the most welfare, exactly. */
export interface MaxWelfare extends Common {
  readonly kind: 'max-welfare';
  /** What a voter gains from a funded project: its score, or its score times its cost. Default: 'score'. */
  readonly utility?: 'score' | 'cost';
}

/** The Method of Equal Shares (Peters, Pierczyński, Skowron 2021). */
export interface EqualShares extends Common {
  readonly kind: 'equal-shares';
  /** What a supporter gains: the project's cost, 1, the points given, or Borda points. Default: 'cost'. */
  readonly utility?: 'cost' | 'cardinality' | 'points' | 'borda';
  /** How what is left is spent. 'add1' raises everybody's starting amount. Default: 'none'. */
  readonly completion?: 'none' | 'greedy' | 'add1' | 'add1+greedy';
  /** By how much add1 raises it, in whole currency (not in its hundredths). Default: 1. */
  readonly increment?: number;
  /** Start at a whole number of currency units for each voter, rounded down. Default: false. */
  readonly integralStart?: boolean;
  /** End add1 as soon as no project with a supporter fits what is left. Default: true. */
  readonly exhaustiveStop?: boolean;
  /** The money that voters start with. Default: the budget in equal parts. */
  readonly endowments?: Endowments;
  /** Take the greedy outcome when strictly more voters prefer it. Default: false. */
  readonly comparison?: boolean;
}

/** An amount for each voter, or for each electorate an amount that its voters share equally. */
export type Endowments =
  | 'equal'
  | { readonly perVoter: Fraction }
  | { readonly byElectorate: Readonly<Record<string, number>> };

/** Sequential Phragmén: everybody earns at the same pace, a project is bought when it can be paid. */
export interface Phragmen extends Common {
  readonly kind: 'phragmen';
}
