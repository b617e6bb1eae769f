/**
 * 年度計畫: a cycle, its areas and its phases. A city's process is data; nothing here knows a city.
 *
 * 004「目前參與式預算仍未有一完整或固定的操作流程或機制」(F20).
 */
import type { Bilingual, Day, Id, Money } from '@gongsuan/prelude';
import type { OrganisationId, TenantId } from '../people/index.ts';

export type CycleId = Id<'cycle'>;
export type AreaId = Id<'area'>;
export type PhaseId = Id<'phase'>;

/** The eleven steps, in the order of the procedure. Each is one word at every layer. */
export const STEPS = [
  'plan',
  'learn',
  'gather',
  'route',
  'deliberate',
  'exhibit',
  'vote',
  'admit',
  'fund',
  'deliver',
  'evaluate',
] as const;
export type Step = (typeof STEPS)[number];

/** 002: 市政型、主題型、社區型、議員型 (F1–F4). */
export const CYCLE_KINDS = ['municipal', 'thematic', 'community', 'councillor'] as const;
export type CycleKind = (typeof CYCLE_KINDS)[number];

/** Where the money comes from: 004「公務預算、補助款、議員配合款、工程建議款」「提撥回饋金」 (F5–F10). */
export const FUNDINGS = [
  'general_budget',
  'subsidy',
  'councillor_matching',
  'works_suggestion',
  'feedback_fund',
  'existing_plan',
  'second_reserve',
] as const;
export type Funding = (typeof FUNDINGS)[number];

/** 002「設籍台北市或就學、就業及居住在台北市」 (N5); 004 遷出之住民 (A34). */
export const RESIDENCIES = ['registered', 'study', 'work', 'live', 'moved_out'] as const;
export type Residency = (typeof RESIDENCIES)[number];

/** Who may vote. */
export interface Eligibility {
  /** 年滿幾歲; 002「年滿 16 歲以上」 (N4). */
  readonly minAge: number;
  /** The oldest age that may vote, where a programme has one (新北三峽 104: 15–64). */
  readonly maxAge: number | null;
  /** The day on which the age is reckoned; null means the day on which voting opens. */
  readonly ageOn: Day | null;
  /** Registered in the household registry by this day, where a cycle asks for it. */
  readonly registeredBy: Day | null;
  readonly residencies: readonly Residency[];
  /** One ballot in the whole cycle, or one in each area. */
  readonly oneVotePer: 'cycle' | 'area';
}

/** How a ballot is filled in. */
export interface BallotForm {
  /** 單選 or 複選 (V1). */
  readonly kind: 'choose-one' | 'approval';
  /** The fewest and the most picks. */
  readonly min: number;
  readonly max: number;
  /** Whether the options come in an order drawn per voter (V11). */
  readonly shuffled: boolean;
}

/** How much a ballot counts: 新店 114, residents registered in the district count double. */
export interface Weights {
  readonly registered: number;
  readonly other: number;
}

/** 門檻: a fixed number of votes, or a share of the area's eligible voters (U4). */
export type Threshold =
  | { readonly kind: 'none' }
  | { readonly kind: 'votes'; readonly votes: number; readonly passing: Passing }
  | {
      readonly kind: 'share';
      /** Hundredths of a per cent of the eligible voters: 100 is 1 %. */
      readonly basisPoints: number;
      readonly rounding: 'up' | 'down';
      readonly passing: Passing;
    };
/** 超過 (more than) or 達到 (at least). */
export type Passing = 'over' | 'reach';

/** How equal votes at the edge are settled; the announced order is part of the rules (U3). */
export type TieStep = 'lower-cost' | 'earlier-number' | 'public-lot' | 'admit-all';

/** 錄案規則: which proposals the ballot makes the city owe its citizens. */
export type AdmissionRule =
  | {
      /** 002「得票數超過該區門檻，且排序後在錄案上限內者，即可錄案」 (N7). */
      readonly kind: 'threshold-and-cap';
      readonly threshold: Threshold;
      readonly ties: readonly TieStep[];
    }
  | {
      /** By rank while the money lasts (新店 114, 大園 106). */
      readonly kind: 'money';
      readonly threshold: Threshold;
      readonly onMisfit: 'skip' | 'stop';
      readonly ties: readonly TieStep[];
    }
  | {
      /** The best N of each area or category (前鎮 107, 高雄 105, 臺南 108). */
      readonly kind: 'top';
      readonly places: number;
      readonly by: 'area' | 'category';
      readonly placesByCategory: Readonly<Record<string, number>>;
      readonly threshold: Threshold;
      readonly ties: readonly TieStep[];
    };

/** A kind of proposal that may not be made, with the words shown to the proposer (P43 提案排除). */
export interface Exclusion {
  readonly key: string;
  readonly name: Bilingual;
  /** 排除 outright, or handed to the agency for an assessment of the whole area (P42). */
  readonly outcome: 'excluded' | 'assessment';
}

/** Everything that a city decides about its process. Stored with the cycle; copied by a clone. */
export interface CycleRules {
  readonly funding: readonly Funding[];
  /** 法令依據, with the order number (G33, Y19). */
  readonly legalBasis: string;
  /** Whether the result decides, or only advises (F16). */
  readonly effect: 'binding' | 'consultative';
  readonly eligibility: Eligibility;
  readonly ballot: BallotForm;
  readonly weights: Weights;
  readonly admission: AdmissionRule;
  /** Whether voters are checked against the household registry (I15). */
  readonly identity: 'household-registry' | 'on-site-only';
  readonly onSite: boolean;
  readonly categories: readonly { readonly key: string; readonly name: Bilingual }[];
  readonly exclusions: readonly Exclusion[];
  /** The most that one proposal may cost; null when there is no such limit. */
  readonly mostCost: Money | null;
  /** The money rises when enough people vote (大園 106: 3 to 5 million from 4,000 voters). */
  readonly moneyBonus: { readonly voters: number; readonly money: Money } | null;
  /** How many days after the close complaints are taken; then the key of the vote is destroyed. */
  readonly complaintDays: number;
}

export interface Area {
  readonly id: AreaId;
  readonly slug: string;
  readonly ordinal: number;
  readonly name: Bilingual;
  readonly organisation: OrganisationId | null;
  /** Town code of the household registry, for the map. */
  readonly townCode: string | null;
  /** 可投票人口, a snapshot with its source and day. */
  readonly eligible: {
    readonly voters: number;
    readonly source: string;
    readonly on: Day;
  } | null;
  /** 案別碼 that the registry issued for this area's vote (I12). */
  readonly caseCode: string | null;
  /** 錄案上限: the most proposals that this area may admit. */
  readonly cap: number | null;
  /** A threshold of this area alone, in votes; null takes the cycle's. */
  readonly thresholdVotes: number | null;
  /** The money ceiling of this area. */
  readonly money: Money | null;
}

export interface Phase {
  readonly id: PhaseId;
  readonly step: Step;
  readonly ordinal: number;
  /** The city's own name for the phase; null takes the step's. */
  readonly label: Bilingual | null;
  readonly opens: Date;
  readonly closes: Date;
  readonly disabled: boolean;
}

export interface Cycle {
  readonly id: CycleId;
  readonly tenant: TenantId;
  readonly slug: string;
  readonly organisation: OrganisationId;
  readonly kind: CycleKind;
  readonly year: number;
  readonly title: Bilingual;
  readonly summary: Bilingual;
  readonly preset: string | null;
  readonly clonedFrom: CycleId | null;
  readonly rules: CycleRules;
  readonly published: Date | null;
  /** True for a past year that is shown from its printed records only. */
  readonly record: boolean;
  readonly areas: readonly Area[];
  readonly phases: readonly Phase[];
}
