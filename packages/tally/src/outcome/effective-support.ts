import { basisPoints } from '../exact/fraction.ts';
import type { Unfunded } from './outcome.ts';

/**
 * 有效支持度: the share of what a project needed that it had, in hundredths of a percent, rounded
 * down. Needed are votes, money or welfare, by the reason; 0 where no share can be said.
 */
export function supportOf(project: Unfunded): number {
  switch (project.reason) {
    case 'below-threshold':
      return share(project.votes, project.needed);
    case 'beyond-cap':
      return share(project.votes, project.last + 1);
    case 'tied':
    case 'lost-tie':
      return share(project.votes, project.votes + 1);
    case 'does-not-fit':
    case 'count-ended':
      return share(project.left, project.cost);
    case 'dearer-than-budget':
      return share(project.cost - project.missing, project.cost);
    case 'supporters-lack-money':
      return share(project.money, project.cost);
    case 'less-welfare':
      return share(project.withIt, project.best + 1);
    case 'limit-reached':
      return project.unit === 'cost' ? share(project.limit - project.used, project.cost) : 0;
    case 'awaits-tie':
    case 'excluded':
    case 'withdrawn':
    case 'no-group':
    case 'no-supporters':
      return 0;
  }
}

/** Never the whole: who has everything that is needed is funded. */
function share(part: number, whole: number): number {
  return Math.min(9999, basisPoints(BigInt(part), BigInt(whole)));
}
