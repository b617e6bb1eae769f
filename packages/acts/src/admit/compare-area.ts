/** The ballots of one area, for counting them by other rules beside the announced one. */
import {
  areaRulesOf,
  candidatesOf,
  countingRule,
  electionOf,
  standing,
  type AdmitRefusal,
} from '@gongsuan/core/admit';
import type { Tenant } from '@gongsuan/core/people';
import type { Poll } from '@gongsuan/core/vote';
import { ok, refuse, type Result } from '@gongsuan/prelude';
import { inTenant, type Db } from '@gongsuan/store';
import { decisions, publications } from '@gongsuan/store/admit';
import { cycles } from '@gongsuan/store/plan';
import { box, polls } from '@gongsuan/store/vote';
import { canonical, sha256 } from '@gongsuan/tally';
import type { CountSource, MoneyFrom } from '../ports/count-job.ts';

/** One area whose ballots are public. */
export interface ComparedArea {
  readonly poll: Poll;
  /** Names the ballots, the rule and what was decided about them: the same key, the same count. */
  readonly key: string;
  /** Whether a result of the cycle has been published. */
  readonly published: boolean;
  /** Reads the ballots; asked only when nobody counted them before. */
  readonly source: () => Promise<CountSource>;
}

/** The areas that can be compared, and the one that is asked for, or the first of them. */
export interface CycleToCompare {
  readonly areas: readonly { readonly slug: string; readonly poll: Poll }[];
  readonly shown: ComparedArea | null;
}

/** Only boxes that are sealed: before, nobody sees a ballot. */
export function readToCompare(
  db: Db,
  tenant: Tenant,
  slug: string,
  area: string | null,
): Promise<Result<CycleToCompare, AdmitRefusal>> {
  return inTenant(db, tenant.id, async (tx) => {
    const cycle = await cycles.find(tx, tenant.id, slug);
    if (!cycle?.published) return refuse({ code: 'no-such-result' });
    const areas = (await polls.ofCycle(tx, tenant.id, cycle.id))
      .filter((poll) => poll.seal !== null)
      .map((poll) => ({ slug: poll.rules.area.slug, poll }));
    const chosen = area === null ? areas[0] : areas.find((one) => one.slug === area);
    if (area !== null && !chosen) return refuse({ code: 'no-such-poll' });
    if (!chosen) return ok({ areas, shown: null });
    const { poll } = chosen;
    const settled = await decisions.settlements(tx, tenant.id, poll.id);
    const rulings = standing(await decisions.rulings(tx, tenant.id, poll.id));
    const published = (await publications.list(tx, tenant.id, cycle.id)).length > 0;
    const rules = areaRulesOf(poll.rules);
    const ties = settled.map(({ method, order }) => [method, order] as const);
    const out = rulings.map(({ number, kind }) => [number, kind] as const);
    const key = sha256(canonical([poll.id, poll.seal?.ballotDigest ?? '', rules, ties, out]));
    const source = () =>
      inTenant(db, tenant.id, async (later): Promise<CountSource> => {
        const ballots = (await box.tally(later, poll.id)).map((group) => ({
          ...group,
          picks: group.picks.map(String),
        }));
        const election = electionOf(candidatesOf(poll.rules), ballots, rules, rulings);
        return {
          kind: 'election',
          election: { ...election, currency: 'TWD' },
          official: countingRule(election, rules, settled),
          money: moneyFrom(poll),
        };
      });
    return ok({ areas, shown: { poll, key, published, source } });
  });
}

/** 門檻與上限 knows no money; what its result costs is then what the other rules may spend. */
function moneyFrom({ rules }: Poll): MoneyFrom {
  if (rules.options.some(({ cost }) => cost === null || cost === 0)) return 'places';
  return rules.admission.kind === 'money' ? 'given' : 'admitted';
}
