/**
 * An election as it is counted: what could be funded, what people marked, and what money there is.
 *
 * Equal ballots are written once, with the number of people who cast them. Amounts are whole
 * numbers: of the currency when `decimals` is 0 or absent, of its hundredths when it is 2.
 */
import type { PbFile } from '../pb/file.ts';

export type BallotKind = Ballot['kind'];

/** What one person marked. A ballot names each project at most once. */
export type Ballot = ChooseOne | Approval | Knapsack | Points | Ranking;

/** 單選: one project. */
export interface ChooseOne {
  readonly kind: 'choose-one';
  readonly choice: string;
}

/** 複選: any projects within the election's minimum and maximum. */
export interface Approval {
  readonly kind: 'approval';
  readonly picks: readonly string[];
}

/** 預算籃: any projects that together fit the money given to each voter. */
export interface Knapsack {
  readonly kind: 'knapsack';
  readonly picks: readonly string[];
}

/** 給分: points for projects. */
export interface Points {
  readonly kind: 'points';
  readonly points: readonly (readonly [project: string, points: number])[];
}

/** 排序: the best project first. */
export interface Ranking {
  readonly kind: 'ranking';
  readonly order: readonly string[];
}

/** Equal ballots. Groups with the same ballot may occur more than once. */
export interface BallotGroup {
  readonly ballot: Ballot;
  /** How many people cast it. */
  readonly count: number;
  /** 加權: how often each of them counts, a whole number; 1 when absent. */
  readonly weight?: number;
  /** Which electorate they belong to, for endowments and for the record. */
  readonly electorate?: string;
}

export interface Project {
  readonly id: string;
  /** In the election's whole units. */
  readonly cost: number;
  readonly name?: string;
  readonly area?: string;
  readonly categories?: readonly string[];
  /** Taken off the ballot after voting opened: its votes are shown, it is never funded. */
  readonly withdrawn?: boolean;
}

/** What a valid ballot must keep to. An absent field sets no limit. */
export interface BallotLimits {
  readonly minPicks?: number;
  readonly maxPicks?: number;
  /** The least and the most that the named projects may cost together. */
  readonly minCost?: number;
  readonly maxCost?: number;
  /** The least and the most points for one project, and over the whole ballot. */
  readonly minPoints?: number;
  readonly maxPoints?: number;
  readonly minSum?: number;
  readonly maxSum?: number;
}

export interface Election {
  readonly kind: BallotKind;
  readonly budget: number;
  /** How many of an amount's last digits stand behind the decimal point; 0 when absent. */
  readonly decimals?: number;
  /** ISO 4217; New Taiwan dollars when absent. */
  readonly currency?: string;
  readonly projects: readonly Project[];
  readonly groups: readonly BallotGroup[];
  readonly limits?: BallotLimits;
  /** 可投票人口: how many could have voted. */
  readonly eligible?: number;
  /** What a .pb file says beyond what a count needs. */
  readonly file?: PbFile;
}

/** The projects that a ballot names, in its own order. */
export function namedBy(ballot: Ballot): readonly string[] {
  switch (ballot.kind) {
    case 'choose-one':
      return [ballot.choice];
    case 'approval':
    case 'knapsack':
      return ballot.picks;
    case 'points':
      return ballot.points.map(([project]) => project);
    case 'ranking':
      return ballot.order;
  }
}
