import type { Author, Phrase } from './explain.ts';
import type { Unfunded } from './outcome.ts';

export const explainZh: Author = {
  funded(entry, { money, number, outcome }) {
    switch (entry.kind) {
      case 'admitted':
        return outcome.rule.kind === 'threshold-and-cap'
          ? `錄案：得 ${number(entry.votes)} 票，通過門檻，排名第 ${entry.rank}，在錄案上限內。`
          : `入選：得 ${number(entry.votes)} 票，排名第 ${entry.rank}。`;
      case 'funded':
        return `入選：得 ${number(entry.votes)} 票，輪到時經費足夠，核給 ${money(entry.cost)}，餘 ${money(entry.left)}。`;
      case 'partly-funded':
        return `部分核給：得 ${number(entry.votes)} 票，需 ${money(entry.cost)}，以餘款核給 ${money(entry.granted)}。`;
      case 'bought':
        return `入選：${number(entry.supporters)} 名支持者以自己分得的額度共同負擔 ${money(entry.cost)}，每人至多 ${entry.most}。`;
      case 'earned':
        return `入選：${number(entry.supporters)} 名支持者每人累計負擔達 ${entry.load} 時，湊足 ${money(entry.cost)}。`;
      case 'chosen':
        return `入選：得 ${number(entry.votes)} 票，屬於經費內總效益最高的組合。`;
      case 'passed-over':
      case 'ended':
        throw new Error('a project that was passed over is not funded');
    }
  },
  unfunded: (project, phrase) => `${stateOf(project, phrase)}`,
};

function stateOf(project: Unfunded, { name, money, number, outcome }: Phrase): string {
  const votes = `得 ${number(project.votes)} 票`;
  switch (project.reason) {
    case 'below-threshold':
      return `未入選：${votes}，至少須 ${number(project.needed)} 票，還差 ${number(project.short)} 票。`;
    case 'beyond-cap': {
      const where = project.group === undefined ? '' : `在「${project.group}」`;
      return `未入選：${votes}，${where}排名第 ${project.rank}，名額 ${project.cap} 案；最後一名入選者得 ${number(project.last)} 票，還差 ${number(project.short)} 票。`;
    }
    case 'tied':
      return `待決：${votes}，與${list(project.with, name)}同票，僅餘 ${project.places} 個名額，須由主辦機關依公告方式決定。`;
    case 'awaits-tie':
      return `待決：排在同票的${list(project.tied, name)}之後，須待同票決定後才能計算。`;
    case 'does-not-fit':
      return `未入選：${votes}，需 ${money(project.cost)}，輪到時只餘 ${money(project.left)}，還差 ${money(project.missing)}。`;
    case 'count-ended':
      return `未入選：${votes}，計算到「${name(project.at)}」時經費不足，依規則到此為止。`;
    case 'excluded':
      return `未入選：${votes}，與「${name(project.by)}」使用同一地點，同一地點只能有一案。`;
    case 'limit-reached': {
      const kind = project.of === 'area' ? '地區' : '類別';
      const size = (n: number) => (project.unit === 'cost' ? money(n) : `${number(n)} 案`);
      return `未入選：${votes}，${kind}「${project.name}」上限 ${size(project.limit)}，已用 ${size(project.used)}。`;
    }
    case 'withdrawn':
      return `不列入：${votes}，投票開始後已撤回或不可行，票數照列。`;
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
      return `未入選：${votes}，選入本案的最佳組合總效益為 ${number(project.withIt)}，低於 ${outcome.funded.length} 案入選組合的 ${number(project.best)}。`;
  }
}

function list(ids: readonly string[], name: (id: string) => string): string {
  return ids.map((id) => `「${name(id)}」`).join('、');
}
