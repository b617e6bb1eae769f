import { grouped } from './amounts.ts';
import type { Unfunded } from './outcome.ts';
import type { Author, Phrase } from './phrase.ts';

export const explainEn: Author = {
  funded(entry, phrase) {
    const { money, unit, outcome } = phrase;
    switch (entry.kind) {
      case 'admitted':
        return outcome.rule.kind === 'threshold-and-cap'
          ? `Admitted: ${got(entry.votes, phrase)}, past the threshold, and rank ${entry.rank} is within the cap.`
          : `Selected: ${got(entry.votes, phrase)}, rank ${entry.rank}.`;
      case 'funded':
        return `Funded: ${got(entry.votes, phrase)}; at its turn there was enough money. It receives ${money(entry.cost)}, which leaves ${money(entry.left)}.`;
      case 'partly-funded':
        return `Funded in part: ${got(entry.votes, phrase)}; it costs ${money(entry.cost)} and receives the ${money(entry.granted)} that was left.`;
      case 'bought':
        return entry.cost === 0
          ? `Funded: it costs nothing and has ${counted(entry.supporters, 'supporter')}.`
          : `Funded: its ${counted(entry.supporters, 'supporter')} paid its ${money(entry.cost)} from their equal shares, at most ${unit(entry.most)} each.`;
      case 'earned':
        return `Funded: its ${counted(entry.supporters, 'supporter')} had its ${money(entry.cost)} together when each of them had paid ${unit(entry.load)} in all.`;
      case 'chosen':
        return `Funded: ${got(entry.votes, phrase)}; it belongs to the affordable set with the most welfare.`;
      case 'passed-over':
      case 'ended':
        throw new Error('a project that was passed over is not funded');
    }
  },
  unfunded: (project, phrase) => stateOf(project, phrase),
};

const TIES = {
  votes: 'by the number of votes',
  cost: 'because it costs more',
  id: 'by the order of the ids',
  lot: 'by lot',
} as const;

function stateOf(project: Unfunded, phrase: Phrase): string {
  const { name, money, number, byPlaces } = phrase;
  const votes = got(project.votes, phrase);
  switch (project.reason) {
    case 'below-threshold':
      return `Not funded: ${votes}, at least ${number(project.needed)} needed, ${number(project.short)} short.`;
    case 'beyond-cap': {
      const where = project.group === undefined ? '' : ` in "${project.group}"`;
      const last =
        project.cap === 0
          ? ''
          : `; the last to get in had ${number(project.last)}, so it was ${number(project.short)} short`;
      return `Not funded: ${votes}, rank ${project.rank}${where}, with ${counted(project.cap, 'place')}${last}.`;
    }
    case 'lost-tie':
      return `Not funded: ${votes}, equal with ${list(project.with, name)}, behind ${TIES[project.by]}.`;
    case 'tied':
      return byPlaces
        ? `Undecided: ${votes}, equal with ${list(project.with, name)}, with ${counted(project.places, 'place')} left. The organiser has to settle it in the announced way.`
        : `Undecided: ${votes}, tied with ${list(project.with, name)}. The organiser has to settle in the announced way which of them goes first.`;
    case 'awaits-tie':
      return `Undecided: it comes after the tie of ${list(project.tied, name)}; nothing can be said before that is settled.`;
    case 'does-not-fit':
      return `Not funded: ${votes}; it costs ${money(project.cost)} and only ${money(project.left)} was left at its turn, ${money(project.missing)} short.`;
    case 'count-ended':
      return `Not funded: ${votes}; the count ended before its turn, at "${name(project.at)}", which did not fit.`;
    case 'excluded':
      return `Not funded: ${votes}; "${name(project.by)}" takes the same site, where there is room for one.`;
    case 'limit-reached':
      return `Not funded: ${votes}; ${limitOf(project, phrase)}.`;
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
      const why = spent.length === 0 ? '' : ` Most of their money had gone to ${joined(spent)}.`;
      return `Not funded: its ${counted(project.supporters, 'supporter')} had ${money(project.money)} left; it costs ${money(project.cost)}, ${money(project.missing)} short.${why}`;
    }
    case 'less-welfare':
      return project.withIt === project.best
        ? `Not funded: ${votes}; the best set with it gives ${number(project.best)} as well, but the tie rules put the chosen set first.`
        : `Not funded: ${votes}; the best set with it gives ${number(project.withIt)}, less than the ${number(project.best)} of the set that was chosen.`;
  }
}

function limitOf(
  { of, name, unit, limit, used, cost }: Extract<Unfunded, { reason: 'limit-reached' }>,
  { money, number }: Phrase,
): string {
  return unit === 'projects'
    ? `the ${of} "${name}" may receive ${counted(limit, 'project')} and has ${number(used)}`
    : `the ${of} "${name}" may receive ${money(limit)} and has received ${money(used)}, which leaves too little for its ${money(cost)}`;
}

function got(votes: number, { inPoints, weighted }: Phrase): string {
  return `${counted(votes, inPoints ? 'point' : 'vote')}${weighted ? ' after weighting' : ''}`;
}

function counted(n: number, one: string): string {
  return n === 1 ? `1 ${one}` : `${grouped(n)} ${one}s`;
}

function list(ids: readonly string[], name: (id: string) => string): string {
  return joined(ids.map((id) => `"${name(id)}"`));
}

function joined(parts: readonly string[]): string {
  const last = parts.length - 1;
  return parts.map((part, i) => (i === 0 ? '' : i === last ? ' and ' : ', ') + part).join('');
}
