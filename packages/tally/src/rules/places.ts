/** A number of places given to the proposals with the most votes: 錄案上限, winners of an area. */
import { allowanceOf, at, type Allowance, type Contest, type Findings } from './contest.ts';
import { belowThreshold } from './threshold.ts';
import type { SettledTie } from '../outcome/outcome.ts';
import { classesBy, idsOf, listing, noteSettled, split } from './ties.ts';

export interface Places {
  readonly cap: number;
  readonly needed: number;
  /** The area or category that the places belong to. */
  readonly group?: string;
}

/** Fill the places, most votes first; a tie across the last place is settled or left open. */
export function fillPlaces(
  projects: readonly number[],
  places: Places,
  contest: Contest,
  findings: Findings,
  allowance: Allowance = allowanceOf(contest),
): void {
  const { votes } = contest.profile;
  const passing: number[] = [];
  for (const project of projects.toSorted(listing(contest))) {
    if (at(votes, project) >= places.needed) passing.push(project);
    else findings.reasons.set(project, belowThreshold(at(votes, project), places.needed));
  }
  const hall: Hall = { places, contest, findings, allowance, passing, free: places.cap, last: 0 };
  for (const equal of classesBy(passing, (a, b) => at(votes, b) - at(votes, a))) seat(equal, hall);
}

interface Hall {
  readonly places: Places;
  readonly contest: Contest;
  readonly findings: Findings;
  readonly allowance: Allowance;
  readonly passing: readonly number[];
  free: number;
  /** The fewest votes that have got in, or are tied for the last places. */
  last: number;
  /** A tie over a limit, after which nothing can be said until it is settled. */
  halted?: readonly string[];
}

function seat(equal: readonly number[], hall: Hall): void {
  const { contest, findings, allowance } = hall;
  if (hall.halted) return equal.forEach((project) => putOff(project, hall));
  const within: number[] = [];
  for (const project of equal) {
    const over = hall.free > 0 ? allowance.broken([project]) : undefined;
    if (over) findings.reasons.set(project, over);
    else within.push(project);
  }
  if (hall.free <= 0) return within.forEach((project) => turnAway(project, hall));
  if (fits(within, hall)) return within.forEach((project) => admit(project, hall));
  const { classes, by } = split(within, contest);
  if (by) noteSettled(findings, contest, within, by);
  for (const level of classes) {
    if (hall.halted) level.forEach((project) => putOff(project, hall));
    else if (hall.free <= 0)
      level.forEach((project) => passOver(project, { within, by: by! }, hall));
    else if (fits(level, hall)) level.forEach((project) => admit(project, hall));
    else if (level.length === 1) findings.reasons.set(at(level, 0), allowance.broken(level)!);
    else leaveOpen(level, hall);
  }
}

const fits = (projects: readonly number[], { free, allowance }: Hall) =>
  projects.length <= free && !allowance.broken(projects);

function admit(project: number, hall: Hall): void {
  const { contest, findings } = hall;
  const votes = at(contest.profile.votes, project);
  hall.free -= 1;
  hall.last = votes;
  hall.allowance.take(project, at(contest.profile.cost, project));
  findings.funded.push(project);
  const id = at(contest.profile.ids, project);
  findings.rounds.push({ kind: 'admitted', id, votes, rank: rankOf(project, hall) });
}

function turnAway(project: number, hall: Hall): void {
  const { cap, group } = hall.places;
  const votes = at(hall.contest.profile.votes, project);
  hall.findings.reasons.set(project, {
    reason: 'beyond-cap',
    rank: rankOf(project, hall),
    cap,
    last: hall.last,
    short: Math.max(0, hall.last + 1 - votes),
    ...(group !== undefined && { group }),
  });
}

/** Equal in votes with those who took the last places, or are tied for them, and behind by the tie order. */
function passOver(
  project: number,
  { within, by }: { readonly within: readonly number[]; readonly by: SettledTie['by'] },
  { contest, findings, places }: Hall,
): void {
  const { funded, reasons } = findings;
  const isAhead = (other: number) =>
    funded.includes(other) || reasons.get(other)?.reason === 'tied';
  findings.reasons.set(project, {
    reason: 'lost-tie',
    with: idsOf(within.filter(isAhead), contest),
    by,
    ...(places.group !== undefined && { group: places.group }),
  });
}

/** The procedure is silent on equal votes across the last place, and so are we. */
function leaveOpen(projects: readonly number[], hall: Hall): void {
  const { group } = hall.places;
  const ids = idsOf(projects, hall.contest);
  const places = Math.min(hall.free, projects.length - 1);
  const votes = at(hall.contest.profile.votes, at(projects, 0));
  for (const project of projects) {
    const others = ids.filter((id) => id !== hall.contest.profile.ids[project]);
    hall.findings.reasons.set(project, { reason: 'tied', with: others, places });
  }
  hall.findings.tied.push({ projects: ids, places, votes, ...(group !== undefined && { group }) });
  if (projects.length <= hall.free) hall.halted = ids;
  hall.free -= places;
  hall.last = votes;
}

function putOff(project: number, { findings, halted = [] }: Hall): void {
  findings.reasons.set(project, { reason: 'awaits-tie', tied: halted });
}

/** One more than the number of passing proposals with more votes. */
function rankOf(project: number, { passing, contest }: Hall): number {
  const { votes } = contest.profile;
  return 1 + passing.filter((other) => at(votes, other) > at(votes, project)).length;
}
