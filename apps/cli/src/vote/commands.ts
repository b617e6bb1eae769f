/** `gongsuan vote`: ballots, times and boxes from the command line. */
import {
  closeVoting,
  destroyKey,
  extendVoting,
  listVotings,
  openVoting,
  sealBox,
  setBallots,
  type AreaVoting,
} from '@gongsuan/acts/vote';
import type { TenantId } from '@gongsuan/core/people';
import { pollState, SETTLE_MS, type Poll } from '@gongsuan/core/vote';
import { inLang, parseMoment, writeMoment, type Result } from '@gongsuan/prelude';
import { sentence, wordsOf, type AnyRefusal } from '@gongsuan/words';
import type { Command } from 'commander';
import { setTimeout as sleep } from 'node:timers/promises';
import { EXIT, keyringOf, say, Stopped, tenantNamed, valueOf, type House } from '../house.ts';

export function registerVote(program: Command, house: House): void {
  const vote = program.command('vote').description('提案票選 / voting');
  const on = (name: string, zh: string, en: string) =>
    vote
      .command(`${name} <tenant> <cycle>`)
      .description(`${zh} / ${en}`)
      .option('--area <area>', '只辦這一區 / this area only');

  on('status', '狀態與投票人數', 'state and turnout').action((tenant, cycle, { area }) =>
    status(house, tenant, cycle, area),
  );
  on('set', '以通過審查的提案設定選票', 'set the ballots from accepted proposals').action(
    (tenant, cycle) => set(house, tenant, cycle),
  );
  on('open', '立即開始投票', 'open voting now').action((tenant, cycle, { area }) =>
    each(house, tenant, cycle, area, (id, poll) =>
      openVoting(house.db, house.actor, id, poll.id, house.now()),
    ),
  );
  on('extend', '延長投票', 'extend voting')
    .requiredOption('--until <moment>', '新的截止時間，如 2026-12-01T17:00 / new close')
    .requiredOption('--reason <text>', '理由（公開） / reason, published')
    .action((tenant, cycle, { area, until, reason }) => {
      const closes = parseMoment(until);
      if (!closes)
        throw new Stopped(
          say(house, '時間格式應如 2026-12-01T17:00。', 'Write the time as 2026-12-01T17:00.'),
          EXIT.usage,
        );
      return each(house, tenant, cycle, area, (id, poll) =>
        extendVoting(house.db, house.actor, id, poll.id, { closes, reason }, house.now()),
      );
    });
  on('close', '截止並封存票匭；尚在投票時須寫理由', 'seal the box; with a reason, end voting early')
    .option('--reason <text>', '提前截止的理由 / why voting ends early')
    .action((tenant, cycle, { area, reason }) =>
      each(house, tenant, cycle, area, (id, poll) => close(house, id, poll, reason)),
    );
  on(
    'destroy-key',
    '申訴期滿後銷毀名冊金鑰',
    'destroy the key of the roll after the complaint period',
  ).action((tenant, cycle, { area }) =>
    each(house, tenant, cycle, area, (id, poll) =>
      destroyKey(house.db, keyringOf(house), house.actor, id, poll.id, house.now()),
    ),
  );
}

async function votingOf(house: House, typed: string, slug: string, area: string | undefined) {
  const tenant = tenantNamed(house, typed);
  const votings = await listVotings(house.db, house.actor, tenant);
  const voting = votings.find(({ cycle }) => cycle.slug === slug);
  const areas = voting?.areas.filter((one) => area === undefined || one.area.slug === area) ?? [];
  if (!voting || areas.length === 0)
    throw new Stopped(sentence({ code: 'no-such-poll' }, house.lang), EXIT.refused);
  return { tenant, voting, areas };
}

async function status(
  house: House,
  typed: string,
  slug: string,
  only: string | undefined,
): Promise<void> {
  const { voting, areas } = await votingOf(house, typed, slug, only);
  house.out(inLang(voting.cycle.title, house.lang));
  for (const area of areas) house.out(`  ${describe(house, area)}`);
}

function describe(house: House, { area, poll, turnout }: AreaVoting): string {
  const t = wordsOf(house.lang).vote;
  const name = inLang(area.name, house.lang);
  if (!poll) return `${name}　${t.office.ballot.notSet}`;
  const voters = turnout.reduce((sum, one) => sum + one.voters, 0);
  return [
    name,
    t.states[pollState(poll, house.now())],
    `${writeMoment(poll.opens, house.lang)} – ${writeMoment(poll.closes, house.lang)}`,
    `${t.office.ballot.turnout} ${voters}`,
    `${t.office.ballot.hash} ${poll.rulesHash}`,
    ...(poll.seal ? [`${t.list.digest} ${poll.seal.ballotDigest}`] : []),
  ].join('　');
}

async function set(house: House, typed: string, slug: string): Promise<void> {
  const { tenant, voting } = await votingOf(house, typed, slug, undefined);
  const input = { tenant, cycle: voting.cycle.id };
  const ids = valueOf(
    house,
    await setBallots(house.db, keyringOf(house), house.actor, input, house.now()),
  );
  house.out(say(house, `已設定 ${ids.length} 張選票。`, `${ids.length} ballots have been set.`));
}

/** Does the same in every area; says for each what came of it. Stops with 1 when one was refused. */
async function each(
  house: House,
  typed: string,
  slug: string,
  only: string | undefined,
  act: (tenant: TenantId, poll: Poll) => Promise<Result<unknown, AnyRefusal>>,
): Promise<void> {
  const { tenant, areas } = await votingOf(house, typed, slug, only);
  let refused = 0;
  for (const { area, poll } of areas) {
    const result: Result<unknown, AnyRefusal> = poll
      ? await act(tenant, poll)
      : { ok: false, refusal: { code: 'no-such-poll' } };
    if (!result.ok) refused += 1;
    const text = result.ok ? say(house, '完成', 'done') : sentence(result.refusal, house.lang);
    house.out(`${inLang(area.name, house.lang)}　${text}`);
  }
  if (refused > 0)
    throw new Stopped(say(house, `${refused} 區未完成。`, `${refused} not done.`), EXIT.refused);
}

async function close(
  house: House,
  tenant: TenantId,
  poll: Poll,
  reason: string | undefined,
): Promise<Result<unknown, AnyRefusal>> {
  if (reason !== undefined && pollState(poll, house.now()) === 'open') {
    const ended = await closeVoting(house.db, house.actor, tenant, poll.id, reason, house.now());
    if (!ended.ok) return ended;
    await sleep(SETTLE_MS);
  }
  return sealBox(house.db, house.actor, tenant, poll.id, house.now());
}
