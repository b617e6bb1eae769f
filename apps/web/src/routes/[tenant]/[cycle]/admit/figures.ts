/** The numbers above an area's result, and the word for each verdict. */
import type { AreaDocument, Finding } from '@gongsuan/core/admit';
import { writeCount, writeMoney, writeShare, type Lang } from '@gongsuan/prelude';
import { wordsOf } from '@gongsuan/words';

interface Stat {
  readonly label: string;
  readonly value: string;
  readonly unit?: string;
  readonly note?: string;
}

export function figuresOf(area: AreaDocument, lang: Lang): readonly Stat[] {
  const t = wordsOf(lang).admit;
  const stats: Stat[] = [
    { label: t.ballots, value: writeCount(area.ballots), unit: t.ballotsUnit },
  ];
  if (area.eligibleVoters !== null) {
    stats.push({
      label: t.turnout,
      value: writeShare(area.ballots, area.eligibleVoters, 2),
      note: `${t.eligible} ${writeCount(area.eligibleVoters)}`,
    });
  }
  if (area.needed !== null) stats.push({ label: t.needed, value: writeCount(area.needed) });
  if (area.cap !== null) stats.push({ label: t.cap, value: writeCount(area.cap), unit: t.capUnit });
  if (area.money !== null) {
    stats.push({
      label: t.money,
      value: writeMoney(area.money, lang),
      ...(area.spent <= area.money && {
        note: `${t.left} ${writeMoney(area.money - area.spent, lang)}`,
      }),
    });
  }
  stats.push({
    label: t.admittedCount,
    value: writeCount(admittedIn(area)),
    unit: t.capUnit,
    note: `${t.spent} ${writeMoney(area.spent, lang)}`,
  });
  return stats;
}

export function admittedIn(area: AreaDocument): number {
  return area.findings.filter(
    ({ verdict }) => verdict.kind === 'admitted' || verdict.kind === 'by-discretion',
  ).length;
}

/** 002「進入 i-Voting 的案子大概百分之百都會過」 (V12): nine in ten of five or more, and the ballot chose nothing. */
export function didNotSelect(area: AreaDocument): boolean {
  return area.findings.length >= 5 && admittedIn(area) * 10 >= area.findings.length * 9;
}

export function verdictWord({ verdict }: Finding, lang: Lang): string {
  const words = wordsOf(lang).admit.verdicts;
  const tied = verdict.kind === 'not-admitted' && verdict.why.reason === 'tied';
  return tied ? words.tied : words[verdict.kind];
}
