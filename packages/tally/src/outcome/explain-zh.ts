import type { Unfunded } from './outcome.ts';
import type { Author, Phrase } from './phrase.ts';

export const explainZh: Author = {
  funded(entry, phrase) {
    const { money, unit, number, outcome } = phrase;
    switch (entry.kind) {
      case 'admitted':
        return outcome.rule.kind === 'threshold-and-cap'
          ? `錄案：${got(entry.votes, phrase)}，通過門檻，排名第 ${entry.rank}，在錄案上限內。`
          : `入選：${got(entry.votes, phrase)}，排名第 ${entry.rank}。`;
      case 'funded':
        return `入選：${got(entry.votes, phrase)}，輪到時經費足夠，核給 ${money(entry.cost)}，餘 ${money(entry.left)}。`;
      case 'partly-funded':
        return `部分核給：${got(entry.votes, phrase)}，需 ${money(entry.cost)}，以餘款核給 ${money(entry.granted)}。`;
      case 'bought':
        return entry.cost === 0
          ? `入選：不需經費，有 ${number(entry.supporters)} 名支持者。`
          : `入選：${number(entry.supporters)} 名支持者以自己分得的額度共同負擔 ${money(entry.cost)}，每人至多 ${unit(entry.most)}。`;
      case 'earned':
        return `入選：${number(entry.supporters)} 名支持者每人累計負擔到 ${unit(entry.load)}，就湊足 ${money(entry.cost)}。`;
      case 'chosen':
        return `入選：${got(entry.votes, phrase)}，屬於經費內總效益最高的組合。`;
      case 'passed-over':
      case 'ended':
        throw new Error('a project that was passed over is not funded');
    }
  },
  unfunded: (project, phrase) => stateOf(project, phrase),
};

const TIES = {
  votes: '依票數先後',
  cost: '依經費較低者優先',
  id: '依編號先後',
  lot: '經抽籤',
} as const;

function stateOf(project: Unfunded, phrase: Phrase): string {
  const { name, money, number, inPoints, byPlaces } = phrase;
  const votes = got(project.votes, phrase);
  const unit = inPoints ? '分' : '票';
  switch (project.reason) {
    case 'below-threshold':
      return `未入選：${votes}，至少須 ${number(project.needed)} ${unit}，還差 ${number(project.short)} ${unit}。`;
    case 'beyond-cap': {
      const where = project.group === undefined ? '' : `在「${project.group}」`;
      const last =
        project.cap === 0
          ? ''
          : `；最後一名入選者得 ${number(project.last)} ${unit}，還差 ${number(project.short)} ${unit}`;
      return `未入選：${votes}，${where}排名第 ${project.rank}，名額 ${project.cap} 案${last}。`;
    }
    case 'lost-tie':
      return `未入選：${votes}，與${list(project.with, name)}同${unit}，${TIES[project.by]}未能入選。`;
    case 'tied':
      return byPlaces
        ? `待決：${votes}，與${list(project.with, name)}同${unit}，僅餘 ${project.places} 個名額，須由主辦機關依公告方式決定。`
        : `待決：${votes}，與${list(project.with, name)}並列，何者優先，須由主辦機關依公告方式決定。`;
    case 'awaits-tie':
      return `待決：排在並列的${list(project.tied, name)}之後，須待其先後決定後才能計算。`;
    case 'does-not-fit':
      return `未入選：${votes}，需 ${money(project.cost)}，輪到時只餘 ${money(project.left)}，還差 ${money(project.missing)}。`;
    case 'count-ended':
      return `未入選：${votes}，計算到「${name(project.at)}」時經費不足，依規則到此為止。`;
    case 'excluded':
      return `未入選：${votes}，與「${name(project.by)}」使用同一地點，同一地點只能有一案。`;
    case 'limit-reached':
      return `未入選：${votes}，${limitOf(project, phrase)}。`;
    case 'withdrawn':
      return `不列入：${votes}，投票開始後撤回或經認定不可行，票數照列。`;
    case 'no-group':
      return `未入選：${votes}，不屬於任何有名額的組別。`;
    case 'no-supporters':
      return '未入選：沒有人支持。';
    case 'dearer-than-budget':
      return `未入選：${votes}，需 ${money(project.cost)}，比全部經費還多 ${money(project.missing)}。`;
    case 'supporters-lack-money': {
      const spent = project.spentOn.map(
        (other) => `「${name(other.id)}」（${money(other.amount)}）`,
      );
      const why = spent.length === 0 ? '' : `，因為他們的額度主要已用於${spent.join('、')}`;
      return `未入選：${number(project.supporters)} 名支持者只剩 ${money(project.money)}，需 ${money(project.cost)}，還差 ${money(project.missing)}${why}。`;
    }
    case 'less-welfare':
      return project.withIt === project.best
        ? `未入選：${votes}，選入本案的最佳組合總效益同為 ${number(project.best)}，依既定的先後規則未選入。`
        : `未入選：${votes}，選入本案的最佳組合總效益為 ${number(project.withIt)}，低於入選組合的 ${number(project.best)}。`;
  }
}

function limitOf(
  { of, name, unit, limit, used, cost }: Extract<Unfunded, { reason: 'limit-reached' }>,
  { money, number }: Phrase,
): string {
  const pool = `${of === 'area' ? '地區' : '類別'}「${name}」`;
  return unit === 'projects'
    ? `${pool}至多 ${number(limit)} 案，已有 ${number(used)} 案`
    : `${pool}上限 ${money(limit)}，已核給 ${money(used)}，容不下本案的 ${money(cost)}`;
}

function got(votes: number, { number, inPoints, weighted }: Phrase): string {
  return `得 ${number(votes)} ${inPoints ? '分' : '票'}${weighted ? '（加權後）' : ''}`;
}

function list(ids: readonly string[], name: (id: string) => string): string {
  return ids.map((id) => `「${name(id)}」`).join('、');
}
