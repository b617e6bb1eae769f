import type { Author, Phrase } from './explain.ts';
import type { Unfunded } from './outcome.ts';

export const explainEn: Author = {
  funded(entry, { money, number, outcome }) {
    switch (entry.kind) {
      case 'admitted':
        return outcome.rule.kind === 'threshold-and-cap'
          ? `Admitted: ${votesOf(entry.votes, number)}, past the threshold, and rank ${entry.rank} is within the cap.`
          : `Selected: ${votesOf(entry.votes, number)}, rank ${entry.rank}.`;
      case 'funded':
        return `Funded: ${votesOf(entry.votes, number)}; at its turn there was enough money. It receives ${money(entry.cost)}, which leaves ${money(entry.left)}.`;
      case 'partly-funded':
        return `Funded in part: ${votesOf(entry.votes, number)}; it costs ${money(entry.cost)} and receives the ${money(entry.granted)} that were left.`;
      case 'bought':
        return `Funded: its ${number(entry.supporters)} supporters paid its ${money(entry.cost)} from their equal shares, nobody more than ${entry.most}.`;
      case 'earned':
        return `Funded: its ${number(entry.supporters)} supporters had its ${money(entry.cost)} together when each of them had paid ${entry.load} in all.`;
      case 'chosen':
        return `Funded: ${votesOf(entry.votes, number)}; it belongs to the affordable set with the most welfare.`;
      case 'passed-over':
      case 'ended':
        throw new Error('a project that was passed over is not funded');
    }
  },
  unfunded: (project, phrase) => stateOf(project, phrase),
};

function stateOf(project: Unfunded, { name, money, number, outcome }: Phrase): string {
  const votes = votesOf(project.votes, number);
  switch (project.reason) {
    case 'below-threshold':
      return `Not funded: ${votes}, at least ${number(project.needed)} needed, ${number(project.short)} short.`;
    case 'beyond-cap': {
      const where = project.group === undefined ? '' : ` in "${project.group}"`;
      return `Not funded: ${votes}, rank ${project.rank}${where}, with ${project.cap} places; the last to get in had ${number(project.last)}, so it was ${number(project.short)} short.`;
    }
    case 'tied':
      return `Undecided: ${votes}, equal with ${list(project.with, name)}, with places left: ${project.places}. The organiser has to settle it in the announced way.`;
    case 'awaits-tie':
      return `Undecided: it comes after ${list(project.tied, name)}, which are tied; nothing can be said before that is settled.`;
    case 'does-not-fit':
      return `Not funded: ${votes}; it costs ${money(project.cost)} and only ${money(project.left)} was left at its turn, ${money(project.missing)} short.`;
    case 'count-ended':
      return `Not funded: ${votes}; the count ended before its turn, at "${name(project.at)}", which did not fit.`;
    case 'excluded':
      return `Not funded: ${votes}; "${name(project.by)}" takes the same site, where there is room for one.`;
    case 'limit-reached': {
      const size = (n: number) => (project.unit === 'cost' ? money(n) : `${number(n)} projects`);
      return `Not funded: ${votes}; the ${project.of} "${project.name}" may receive ${size(project.limit)} and has received ${size(project.used)}.`;
    }
    case 'withdrawn':
      return `Not counted: ${votes}; it was withdrawn or found infeasible after voting opened. Its votes are still shown.`;
    case 'no-group':
      return `Not funded: ${votes}; it belongs to none of the groups that have places.`;
    case 'no-supporters':
      return 'Not funded: nobody supports it.';
    case 'dearer-than-budget':
      return `Not funded: ${votes}; it costs ${money(project.cost)}, ${money(project.missing)} more than the whole budget.`;
    case 'supporters-lack-money': {
      const spent = project.spentOn.map((other) => `"${name(other.id)}" (${money(other.amount)})`);
      const why = spent.length === 0 ? '' : ` Most of their money had gone to ${spent.join(', ')}.`;
      return `Not funded: its ${number(project.supporters)} supporters had ${money(project.money)} left; it costs ${money(project.cost)}, ${money(project.missing)} short.${why}`;
    }
    case 'less-welfare':
      return `Not funded: ${votes}; the best set with it gives ${number(project.withIt)}, less than the ${number(project.best)} of the ${outcome.funded.length} that were chosen.`;
  }
}

function votesOf(votes: number, number: (whole: number) => string): string {
  return votes === 1 ? '1 vote' : `${number(votes)} votes`;
}

function list(ids: readonly string[], name: (id: string) => string): string {
  return ids.map((id) => `"${name(id)}"`).join(', ');
}
