/** 年度計畫: presets, drafts, publication and the rules, from the command line. */
import {
  cloneCycle,
  createCycle,
  publishCycle,
  readOfficeCycle,
  readOfficeCycles,
  setEligible,
  type OfficeCycle,
} from '@gongsuan/acts/plan';
import type { OrganisationId, PolicyRefusal, TenantId } from '@gongsuan/core/people';
import { PRESETS, type Cycle, type PlanRefusal } from '@gongsuan/core/plan';
import { inLang, parseDay, parseId, type Day, type Result } from '@gongsuan/prelude';
import { sentence } from '@gongsuan/words';
import {
  admissionSentence,
  ballotSentence,
  thresholdSentence,
  tieSentence,
} from '@gongsuan/words/plan';
import type { Command } from 'commander';
import { EXIT, say, Stopped, tenantNamed, valueOf, type House } from '../house.ts';

export function registerPlan(program: Command, house: House): void {
  const plan = program.command('plan').description('年度計畫 / cycles');
  registerReading(plan, house);
  registerMaking(plan, house);
  plan
    .command('publish')
    .description('公告年度計畫 / publish a cycle')
    .argument('<tenant>')
    .argument('<cycle>', '網址代稱 / address')
    .action(async (tenant: string, slug: string) => {
      const id = tenantNamed(house, tenant);
      const { cycle } = await found(house, id, slug);
      const done = await publishCycle(house.db, house.actor, id, cycle.id, house.now());
      whole(house, done);
      house.out(say(house, `已公告 ${slug}。`, `Published ${slug}.`));
    });
  plan
    .command('eligible')
    .description('登錄分區的可投票人口 / enter the eligible voters of an area')
    .argument('<tenant>')
    .argument('<cycle>')
    .argument('<area>')
    .argument('<voters>')
    .requiredOption('--source <text>', '出處 / where the number is from')
    .requiredOption('--on <day>', '基準日，如 115/4/30 / day, such as 2026-04-30')
    .action(async (...typed: [string, string, string, string, { source: string; on: string }]) => {
      const [tenant, slug, area, voters, { source, on }] = typed;
      const id = tenantNamed(house, tenant);
      const { cycle } = await found(house, id, slug);
      const entry = { area, voters: numberOf(house, voters), source, on: dayOf(house, on) };
      const saved = await setEligible(house.db, house.actor, id, cycle.id, [entry], house.now());
      printArea(house, whole(house, saved), area);
    });
}

function registerReading(plan: Command, house: House): void {
  plan
    .command('presets')
    .description('列出範本 / list the presets')
    .action(() => {
      for (const { key, name } of PRESETS) house.out(`${key}\t${inLang(name, house.lang)}`);
    });
  plan
    .command('list')
    .description('列出租戶的年度計畫 / list the cycles of a tenant')
    .argument('<tenant>')
    .action(async (tenant: string) => {
      const id = tenantNamed(house, tenant);
      const read = valueOf(house, await readOfficeCycles(house.db, house.actor, id));
      for (const cycle of read.cycles) {
        const state = cycle.published
          ? say(house, '已公告', 'published')
          : say(house, '草稿', 'draft');
        house.out(`${cycle.slug}\t${cycle.year}\t${state}\t${inLang(cycle.title, house.lang)}`);
      }
    });
  plan
    .command('check')
    .description('列出公告前必須補正之處 / list what keeps a cycle from being published')
    .argument('<tenant>')
    .argument('<cycle>')
    .action(async (tenant: string, slug: string) => {
      const { problems, due } = await found(house, tenantNamed(house, tenant), slug);
      for (const problem of problems) house.out(sentence(problem, house.lang));
      if (problems.length === 0) {
        house.out(say(house, '沒有妨礙公告的問題。', 'Nothing keeps it from being published.'));
      } else process.exitCode = EXIT.fault;
      if (due.length > 0)
        house.out(say(house, '設定選票以前要補上：', 'Before the ballot is set:'));
      for (const problem of due) house.out(`  ${sentence(problem, house.lang)}`);
    });
  plan
    .command('rules')
    .description('各分區的規則與凍結後的雜湊值 / the rules of each area and their frozen hash')
    .argument('<tenant>')
    .argument('<cycle>')
    .action(async (tenant: string, slug: string) => {
      const { cycle, hashes } = await found(house, tenantNamed(house, tenant), slug);
      for (const area of cycle.areas) {
        printArea(house, cycle, area.slug);
        const hash = hashes.get(area.id);
        house.out(`  ${hash ?? say(house, '尚未凍結', 'not frozen yet')}`);
      }
    });
}

function registerMaking(plan: Command, house: House): void {
  plan
    .command('create')
    .description('由範本建立草稿 / make a draft from a preset')
    .argument('<tenant>')
    .requiredOption('--preset <key>', '見 plan presets / see plan presets')
    .requiredOption('--year <year>', '西元年 / year')
    .option('--slug <word>', '網址代稱，預設為年度 / address, the year unless given')
    .option('--start <day>', '第一階段開始日 / first day')
    .option(
      '--organisation <id>',
      '辦理機關，預設為最上層 / office in charge, the root unless given',
    )
    .action(async (tenant: string, typed: CreateOptions) => {
      const id = tenantNamed(house, tenant);
      const wish = {
        preset: typed.preset,
        year: numberOf(house, typed.year),
        slug: typed.slug ?? typed.year,
        start: typed.start === undefined ? null : dayOf(house, typed.start),
        organisation: await officeOf(house, id, typed.organisation),
      };
      const made = await createCycle(house.db, house.actor, id, wish, house.now());
      const { slug } = valueOf(house, made);
      house.out(say(house, `已建立草稿 ${slug}。`, `Made the draft ${slug}.`));
    });
  plan
    .command('clone')
    .description('複製到另一年度 / copy a cycle to another year')
    .argument('<tenant>')
    .argument('<cycle>')
    .requiredOption('--year <year>')
    .option('--slug <word>')
    .action(async (tenant: string, slug: string, typed: { year: string; slug?: string }) => {
      const id = tenantNamed(house, tenant);
      const { cycle } = await found(house, id, slug);
      const year = numberOf(house, typed.year);
      const wish = { cycle: cycle.id, year, slug: typed.slug ?? typed.year };
      const made = valueOf(house, await cloneCycle(house.db, house.actor, id, wish, house.now()));
      house.out(say(house, `已建立草稿 ${made.slug}。`, `Made the draft ${made.slug}.`));
    });
}

interface CreateOptions {
  readonly preset: string;
  readonly year: string;
  readonly slug?: string;
  readonly start?: string;
  readonly organisation?: string;
}

async function found(house: House, tenant: TenantId, slug: string): Promise<OfficeCycle> {
  return valueOf(house, await readOfficeCycle(house.db, house.actor, tenant, slug, house.now()));
}

/** The value, or the end of the command with every single problem on a line of its own. */
function whole(house: House, result: Result<Cycle, PlanRefusal | PolicyRefusal>): Cycle {
  if (!result.ok && result.refusal.code === 'cycle-incomplete') {
    for (const problem of result.refusal.problems) house.out(sentence(problem, house.lang));
  }
  return valueOf(house, result);
}

function printArea(house: House, cycle: Cycle, slug: string): void {
  const { lang } = house;
  const area = cycle.areas.find((one) => one.slug === slug);
  if (!area) return;
  house.out(`${area.slug}\t${inLang(area.name, lang)}`);
  for (const text of [
    ballotSentence(cycle.rules, lang),
    admissionSentence(cycle.rules, area, lang),
    thresholdSentence(cycle.rules, area, lang),
    tieSentence(cycle.rules, lang),
  ]) {
    house.out(`  ${text}`);
  }
}

async function officeOf(
  house: House,
  tenant: TenantId,
  typed: string | undefined,
): Promise<OrganisationId> {
  const { offices } = valueOf(house, await readOfficeCycles(house.db, house.actor, tenant));
  const wanted = typed === undefined ? undefined : parseId<'organisation'>(typed);
  const office =
    typed === undefined
      ? offices.find(({ parent }) => parent === null)
      : offices.find(({ id }) => id === wanted);
  if (office) return office.id;
  throw new Stopped(
    sentence({ code: 'no-such-office', field: 'organisation' }, house.lang),
    EXIT.refused,
  );
}

function dayOf(house: House, text: string): Day {
  const read = parseDay(text);
  if (read) return read;
  const zh = `「${text}」不是日期，請寫成 115/4/30 或 2026-04-30。`;
  throw new Stopped(say(house, zh, `"${text}" is no day; write 2026-04-30.`), EXIT.usage);
}

function numberOf(house: House, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Stopped(
    say(house, `「${text}」不是整數。`, `"${text}" is no whole number.`),
    EXIT.usage,
  );
}
