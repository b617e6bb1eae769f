/**
 * 提案: what a citizen proposes. 000「參與式預算提案構想書及提案計畫書撰寫諮詢服務」(D3, D7): two
 * documents, first the concept sheet (構想書), then the project plan (計畫書), kept as versions of one
 * content; the plan is there as soon as the cost is broken down into lines.
 */
import type { Bilingual, Id, Money } from '@gongsuan/prelude';
import type { AreaId, CycleId } from '../plan/index.ts';
import type { AccountId } from '../people/index.ts';

export type ProposalId = Id<'proposal'>;
export type FileId = Id<'file'>;

/** How a proposal reached the city: online, at a counter (D2 受理參與式預算提案), or from a list. */
export const CHANNELS = ['online', 'counter', 'import'] as const;
export type Channel = (typeof CHANNELS)[number];

/** A place as the proposer says it, with the village and a point of the map where one was given. */
export interface Where {
  readonly text: string;
  /** The village's name (莊敬里), as the map of the area has it. */
  readonly village: string | null;
  readonly point: { readonly lat: number; readonly lng: number } | null;
}

export interface CostLine {
  readonly item: string;
  readonly amount: Money;
}

/** 方案一、方案二 (P58). */
export interface Alternative {
  readonly title: string;
  readonly text: string;
}

/** A photo or a document as a version shows it. */
export interface ShownFile {
  readonly id: FileId;
  /** What a photo shows, for those who do not see it; '' for nothing said. */
  readonly caption: string;
}

/** One version of a proposal. */
export interface Content {
  readonly title: string;
  readonly purpose: string;
  readonly content: string;
  /** Whom it serves: the check for public benefit begins here (K31). */
  readonly beneficiaries: string;
  readonly place: Where;
  readonly category: string | null;
  /** The proposer's own estimate; with cost lines, their sum. */
  readonly estimate: Money;
  readonly costs: readonly CostLine[];
  readonly alternatives: readonly Alternative[];
  /** 對提案不利的因素 (L16, K25). */
  readonly drawbacks: string;
  readonly maintenance: string;
  readonly files: readonly ShownFile[];
}

/** 構想書 or 計畫書: a plan says what each part costs. */
export function stageOf(content: Pick<Content, 'costs'>): 'concept' | 'plan' {
  return content.costs.length > 0 ? 'plan' : 'concept';
}

export interface Version {
  readonly ordinal: number;
  readonly at: Date;
  readonly by: 'proposer' | 'staff' | 'machine';
  readonly content: Content;
}

/** A proposal as the platform holds it, without its contents. */
export interface Proposal {
  readonly id: ProposalId;
  readonly cycle: CycleId;
  readonly area: AreaId | null;
  readonly number: string | null;
  readonly channel: Channel;
  readonly proposer: AccountId | null;
  readonly created: Date;
  readonly submitted: Date | null;
}

/** Who proposes. Kept apart from the proposal and erased after its day (`keepUntil`). */
export interface Contact {
  readonly name: string;
  /** Telephone or e-mail given at the counter; empty where an account has its own address. */
  readonly reach: string;
  /** Whether the proposer agreed that the name is published. */
  readonly namePublic: boolean;
}

/** A photo or a document of a proposal, without its bytes. */
export interface FileNote {
  readonly id: FileId;
  readonly kind: 'photo' | 'document';
  readonly name: string;
  readonly caption: string;
  readonly mediaType: 'image/webp' | 'application/pdf';
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly sha256: string;
  readonly added: Date;
}

/** What the ballot needs to know of an accepted proposal. */
export interface BallotCandidate {
  readonly proposal: ProposalId;
  readonly number: string;
  readonly area: AreaId;
  readonly title: Bilingual;
  readonly summary: string;
  readonly cost: Money;
  readonly category: string | null;
}
