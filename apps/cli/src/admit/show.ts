/** 開票結果 for a terminal: a table for each area, ties, and what is still missing. */
import type { AreaCounting, CycleCounting } from '@gongsuan/acts/admit';
import { announcedTies, stepsFor, type AreaResult, type Finding } from '@gongsuan/core/admit';
import { inLang, writeCount, writeMoment } from '@gongsuan/prelude';
import { sentence, wordsOf } from '@gongsuan/words';
import { say, type House } from '../house.ts';
import { table } from '../tally/table.ts';

type Speaking = Pick<House, 'lang' | 'now'>;

/** Lines that say what would be published now, and whether it may be. */
export function show(
  house: Speaking,
  room: CycleCounting,
  areas: readonly AreaCounting[],
): readonly string[] {
  return [
    inLang(room.cycle.title, house.lang),
    ...areas.flatMap((area) => ['', ...areaLines(house, area)]),
    '',
    ...stateLines(house, room),
  ];
}

function areaLines(
  house: Speaking,
  { poll, result, written, settlements }: AreaCounting,
): readonly string[] {
  const t = wordsOf(house.lang).admit;
  const name = `${inLang(poll.rules.area.name, house.lang)} (${poll.rules.area.slug})`;
  // An open box shows nothing; a row of zeros would look like a count.
  if (!poll.seal) return [`${name}　${t.boxOf(inLang(poll.rules.area.name, house.lang))}`];
  const list = say(house, '、', ', ');
  return [
    [name, ...factsOf(house, result)].join('　'),
    `${t.digest} ${poll.seal.ballotDigest}`,
    table([
      [t.rank, t.number, t.proposal, t.votes, ...weightHead(house, result), t.verdict, t.why],
      ...result.findings.map((finding) => row(house, finding, result)),
    ]),
    ...result.outcome.tied.map(
      ({ projects, places }) =>
        `${t.verdicts.tied}${say(house, '：', ': ')}${t.tieText(projects.join(list), places)} ` +
        `result settle --area ${poll.rules.area.slug} --by ${stepsFor(announcedTies(poll.rules)).join(' | ')}`,
    ),
    ...settlements.map(({ method, order, seed }) =>
      [t.settled(method, order.join(list)), seed === null ? '' : t.seededBy(seed)]
        .filter(Boolean)
        .join('　'),
    ),
    ...written.map(({ number, kind, reason }) => `${number} ${t.rulingKinds[kind]} ${reason}`),
  ];
}

function factsOf({ lang }: Speaking, result: AreaResult): readonly string[] {
  const t = wordsOf(lang).admit;
  const admitted = result.findings.filter(({ verdict }) => stands(verdict.kind)).length;
  return [
    `${t.ballots} ${writeCount(result.ballots)}`,
    ...(result.needed === null ? [] : [`${t.needed} ${writeCount(result.needed)}`]),
    `${t.admittedCount} ${writeCount(admitted)}`,
  ];
}

const stands = (kind: Finding['verdict']['kind']) =>
  kind === 'admitted' || kind === 'by-discretion';

const isWeighted = ({ findings }: AreaResult) =>
  findings.some(({ votes, weighted }) => votes !== weighted);

function weightHead({ lang }: Speaking, result: AreaResult): readonly string[] {
  return isWeighted(result) ? [wordsOf(lang).admit.weighted] : [];
}

function row({ lang }: Speaking, finding: Finding, result: AreaResult): readonly string[] {
  const t = wordsOf(lang).admit;
  const { verdict } = finding;
  const tied =
    verdict.kind === 'not-admitted' &&
    (verdict.why.reason === 'tied' || verdict.why.reason === 'awaits-tie');
  return [
    String(finding.rank ?? '—'),
    finding.number,
    finding.title,
    writeCount(finding.votes),
    ...(isWeighted(result) ? [writeCount(finding.weighted)] : []),
    tied ? t.verdicts.tied : t.verdicts[verdict.kind],
    t.reason(finding),
  ];
}

/** What has been published, or what is still missing before it can be. */
function stateLines(house: Speaking, { publish, publications }: CycleCounting): readonly string[] {
  const { lang } = house;
  const t = wordsOf(lang).admit;
  const [latest] = publications;
  if (latest) {
    const when = t.publishedOn(writeMoment(latest.at, lang));
    const differs = publish.hash === latest.hash ? [] : [t.differs];
    return [`${t.version(latest.version)}　${when}`, `${t.hash} ${latest.hash}`, ...differs];
  }
  if (publish.closes && house.now() < publish.closes)
    return [sentence({ code: 'polls-still-open', closes: publish.closes }, lang)];
  if (publish.unsealed.length > 0)
    return [sentence({ code: 'boxes-unsealed', areas: publish.unsealed }, lang)];
  if (publish.tied.length > 0)
    return [sentence({ code: 'tie-unsettled', proposals: publish.tied }, lang)];
  return [say(house, '可以公告。', 'Ready to be published.')];
}
