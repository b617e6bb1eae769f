/** Outcomes as a person reads them. */
import {
  explain,
  money,
  percent,
  type Compared,
  type Election,
  type Language,
  type Outcome,
} from '@gongsuan/tally';
import { table } from './table.ts';

export function outcomeText(election: Election, outcome: Outcome, language: Language): string {
  const zh = language === 'zh-Hant-TW';
  const names = new Map(election.projects.map(({ id, name }) => [id, name]));
  const costs = new Map(election.projects.map(({ id, cost }) => [id, cost]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const votes = new Map(outcome.totals.map(({ id, weightedScore }) => [id, weightedScore]));
  const row = (id: string, result: string) => [
    result,
    id,
    names.get(id) ?? '',
    String(votes.get(id) ?? 0),
    money(costs.get(id) ?? 0, outcome, language),
    percent(outcome.effectiveSupport[id] ?? 0),
    explain(outcome, id, language, nameOf),
  ];
  const head = zh
    ? ['結果', '編號', '提案', '票數', '經費', '有效支持度', '說明']
    : ['result', 'id', 'project', 'votes', 'cost', 'support', 'why'];
  const won = zh ? '入選' : 'funded';
  const lost = (reason: string) =>
    reason === 'tied' || reason === 'awaits-tie' ? (zh ? '待決' : 'open') : zh ? '未入選' : '-';
  const rows = [
    head,
    ...outcome.funded.map((id) => row(id, won)),
    ...outcome.unfunded.map(({ id, reason }) => row(id, lost(reason))),
  ];
  const spent = money(outcome.cost, outcome, language);
  const budget = money(outcome.budget, outcome, language);
  const total = zh
    ? `共 ${outcome.funded.length} 案入選，合計 ${spent}，經費 ${budget}。規則雜湊 ${outcome.ruleHash}`
    : `${outcome.funded.length} funded, ${spent} of ${budget}. Rule hash ${outcome.ruleHash}`;
  return `${table(rows)}\n${total}`;
}

export function comparisonText(
  election: Election,
  results: readonly Compared[],
  language: Language,
): string {
  const zh = language === 'zh-Hant-TW';
  const counted = results.filter((result) => result.kind === 'counted');
  const won = zh ? '入選' : 'yes';
  const names = counted.map(({ name }) => name);
  const rows = election.projects.map(({ id, name = '', cost }) => [
    id,
    name,
    money(cost, counted[0]?.outcome ?? { decimals: 0 }, language),
    ...counted.map(({ outcome }) => (outcome.funded.includes(id) ? won : '·')),
  ]);
  const line = (
    zhName: string,
    enName: string,
    value: (result: (typeof counted)[number]) => string,
  ) => [zh ? zhName : enName, '', '', ...counted.map(value)];
  const head = zh ? ['編號', '提案', '經費'] : ['id', 'project', 'cost'];
  const text = table([
    [...head, ...names],
    ...rows,
    line('入選案數', 'funded', ({ outcome }) => String(outcome.funded.length)),
    line('動支比例', 'spent', ({ measures }) => percent(measures.spent)),
    line('一案未中', 'with nothing', ({ measures }) => percent(measures.withNothingShare)),
    line('平均滿足', 'satisfaction', ({ measures }) => percent(measures.averageSatisfaction)),
    line('類別偏離', 'off proportion', ({ measures }) => percent(measures.categoryDistance)),
    line('不均程度', 'Gini', ({ measures }) => percent(measures.gini)),
    line('淘汰比例', 'selectivity', ({ measures }) => percent(measures.selectivity)),
  ]);
  const failed = results.flatMap((result) =>
    result.kind === 'counted'
      ? []
      : result.problems.map((problem) => `${result.name}: ${zh ? problem.zh : problem.en}`),
  );
  return [text, ...failed].join('\n');
}
