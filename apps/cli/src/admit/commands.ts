/** `gongsuan result`: counting, ties, rulings, publication and files, from the command line. */
import {
  countingRoom,
  publishResult,
  recordRuling,
  settleTie,
  type AreaCounting,
  type CycleCounting,
} from '@gongsuan/acts/admit';
import type { TieAnswer } from '@gongsuan/core/admit';
import type { TenantId } from '@gongsuan/core/people';
import { inLang } from '@gongsuan/prelude';
import { sentence, wordsOf } from '@gongsuan/words';
import type { Command } from 'commander';
import { EXIT, oneOf, say, Stopped, tenantNamed, valueOf, type House } from '../house.ts';
import { registerExport } from './export.ts';
import { show } from './show.ts';

const METHODS = ['lower-cost', 'earlier-number', 'admit-all', 'public-lot'] as const;
const RULINGS = ['withdrawn', 'infeasible', 'discretion', 'undone'] as const;

export function registerAdmit(program: Command, house: House): void {
  const result = program.command('result').description('計票與錄案 / counting and registration');
  const on = (name: string, zh: string, en: string) =>
    result
      .command(name)
      .description(`${zh} / ${en}`)
      .argument('<tenant>')
      .argument('<cycle>', '網址代稱 / address');

  on('count', '開票：各區得票、結果與待處理同票', 'count: votes, verdicts and open ties')
    .option('--area <area>', '只看這一區 / this area only')
    .action(async (tenant: string, slug: string, { area }: { area?: string }) => {
      const { room } = await roomOf(house, tenant, slug);
      for (const line of show(house, room, areasOf(house, room, area))) house.out(line);
    });
  on('settle', '處理一區的同票', 'settle the open tie of an area')
    .requiredOption('--area <area>')
    .addOption(oneOf('--by <way>', '處理方式 / how', METHODS))
    .option('--order <numbers>', '抽出的順序，如 3,2 / the order drawn, such as 3,2')
    .option('--seed <number>', '公開號碼，順序由它算出 / a public number that gives the order')
    .option('--note <text>', '抽籤紀錄，隨結果公告 / record of the lot, published')
    .action((tenant: string, slug: string, typed: SettleOptions) =>
      settle(house, tenant, slug, typed),
    );
  on('rule', '登錄票選開始後的裁定', 'record a ruling made after voting opened')
    .requiredOption('--area <area>')
    .requiredOption('--number <number>', '提案在選票上的號碼 / number on the ballot')
    .addOption(oneOf('--kind <kind>', '裁定 / ruling', RULINGS))
    .requiredOption('--reason <text>', '理由，隨結果公告 / reason, published')
    .action((tenant: string, slug: string, typed: RuleOptions) => rule(house, tenant, slug, typed));
  on('publish', '公告結果；更正公告須附理由', 'publish; with a reason, publish a correction')
    .option('--reason <text>', '更正理由 / reason of the correction')
    .action((tenant: string, slug: string, { reason }: { reason?: string }) =>
      publish(house, tenant, slug, reason),
    );
  registerExport(on('export', '匯出公告結果與開放資料', 'write the result and open data'), house);
}

interface SettleOptions {
  readonly area: string;
  readonly by: (typeof METHODS)[number];
  readonly order?: string;
  readonly seed?: string;
  readonly note?: string;
}

interface RuleOptions {
  readonly area: string;
  readonly number: string;
  readonly kind: (typeof RULINGS)[number];
  readonly reason: string;
}

async function roomOf(
  house: House,
  typed: string,
  slug: string,
): Promise<{ readonly tenant: TenantId; readonly room: CycleCounting }> {
  const tenant = tenantNamed(house, typed);
  const room = valueOf(house, await countingRoom(house.db, house.actor, tenant, slug));
  if (room.areas.length > 0) return { tenant, room };
  throw new Stopped(sentence({ code: 'nothing-to-count' }, house.lang), EXIT.refused);
}

function areasOf(
  house: House,
  room: CycleCounting,
  only: string | undefined,
): readonly AreaCounting[] {
  const areas = room.areas.filter(
    ({ poll }) => only === undefined || poll.rules.area.slug === only,
  );
  if (areas.length > 0) return areas;
  const known = room.areas.map(({ poll }) => poll.rules.area.slug).join(', ');
  const zh = `沒有「${only}」這一區；有票選的區：${known}`;
  throw new Stopped(
    say(house, zh, `There is no area "${only}" here; those with a ballot: ${known}`),
    EXIT.refused,
  );
}

async function settle(
  house: House,
  typed: string,
  slug: string,
  { area, by, order, seed, note }: SettleOptions,
): Promise<void> {
  const { tenant, room } = await roomOf(house, typed, slug);
  const [found] = areasOf(house, room, area);
  if (!found) return;
  const drawn = (order ?? '').split(/[\s,，、]+/).filter(Boolean);
  const answer: TieAnswer =
    by === 'public-lot'
      ? { method: by, order: drawn, seed: seed?.trim() || null, note: note ?? '' }
      : { method: by };
  const at = { cycle: room.cycle.id, poll: found.poll.id };
  const done = await settleTie(house.db, house.actor, tenant, at, answer, house.now());
  const t = wordsOf(house.lang).admit;
  house.out(t.settled(by, valueOf(house, done).order.join(say(house, '、', ', '))));
}

async function rule(
  house: House,
  typed: string,
  slug: string,
  { area, number, kind, reason }: RuleOptions,
): Promise<void> {
  const { tenant, room } = await roomOf(house, typed, slug);
  const [found] = areasOf(house, room, area);
  if (!found) return;
  const input = { poll: found.poll.id, number, kind, reason };
  const { db, actor } = house;
  valueOf(house, await recordRuling(db, actor, tenant, room.cycle.id, input, house.now()));
  const t = wordsOf(house.lang).admit;
  house.out(`${inLang(found.poll.rules.area.name, house.lang)} ${number} ${t.rulingKinds[kind]}`);
}

async function publish(
  house: House,
  typed: string,
  slug: string,
  reason: string | undefined,
): Promise<void> {
  const { tenant, room } = await roomOf(house, typed, slug);
  const correction = reason === undefined ? null : { reason };
  const { db, actor } = house;
  const done = valueOf(
    house,
    await publishResult(db, actor, tenant, room.cycle.id, correction, house.now()),
  );
  const t = wordsOf(house.lang).admit;
  house.out(t.version(done.version));
  house.out(`${t.hash} ${done.hash}`);
}
