/** `gongsuan result export`: the same files that the site offers, to a file or to standard output. */
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  proposalsCsv,
  proposalsJson,
  readOpenData,
  readOpenProposals,
  readResult,
  resultCsv,
  resultJson,
  writeAreaFile,
  type AreaFile,
} from '@gongsuan/acts/admit';
import { readTenant } from '@gongsuan/acts/people';
import type { Tenant } from '@gongsuan/core/people';
import { sentence } from '@gongsuan/words';
import { Option, type Command } from 'commander';
import { EXIT, say, Stopped, valueOf, type House } from '../house.ts';

const AREA_FILES = {
  pb: 'election.pb',
  ballots: 'ballots.csv',
  rules: 'rules.json',
} as const satisfies Record<string, AreaFile>;

const PROPOSAL_FILES = {
  proposals: proposalsCsv,
  'proposals-json': proposalsJson,
} as const;

interface ExportOptions {
  readonly format: 'json' | 'csv' | keyof typeof PROPOSAL_FILES | keyof typeof AREA_FILES;
  readonly area?: string;
  readonly version?: string;
  readonly out?: string;
}

export function registerExport(command: Command, house: House): void {
  command
    .addOption(
      new Option(
        '--format <format>',
        'json、csv：公告結果；proposals、proposals-json：提案清單；pb、ballots、rules：一區的選舉檔、選票、規則 / json, csv: the result; proposals, proposals-json: the proposals; pb, ballots, rules: files of one area',
      )
        .choices(['json', 'csv', ...Object.keys(PROPOSAL_FILES), ...Object.keys(AREA_FILES)])
        .makeOptionMandatory(),
    )
    .option(
      '--area <area>',
      'pb、ballots、rules 的分區；只有一區時可省略 / area, unless there is one',
    )
    .option(
      '--version <number>',
      'json、csv 的公告版本；預設為最新 / published version, the newest unless given',
    )
    .option('--out <file>', '寫入檔案；省略時印出 / to a file instead of standard output')
    .action(async (typed: string, slug: string, options: ExportOptions) => {
      const tenant = await readTenant(house.db, typed);
      if (!tenant)
        throw new Stopped(sentence({ code: 'no-such-tenant' }, house.lang), EXIT.refused);
      await deliver(house, await contentOf(house, tenant, slug, options), options.out);
    });
}

async function contentOf(
  house: House,
  tenant: Tenant,
  slug: string,
  { format, area, version }: ExportOptions,
): Promise<string | AsyncIterable<string>> {
  if (area !== undefined && !(format in AREA_FILES))
    throw wrong(
      house,
      '--area 只用於 pb、ballots、rules。',
      '--area is for pb, ballots and rules.',
    );
  if (version !== undefined && format !== 'json' && format !== 'csv')
    throw wrong(house, '--version 只用於 json、csv。', '--version is for json and csv.');
  if (format === 'json' || format === 'csv') {
    const number = version === undefined ? null : versionOf(house, version);
    const { shown } = valueOf(house, await readResult(house.db, tenant.id, slug, number));
    if (!shown) throw new Stopped(notYet(house), EXIT.refused);
    return format === 'json' ? resultJson(shown) : resultCsv(shown.document);
  }
  if (format === 'proposals' || format === 'proposals-json') {
    const open = valueOf(house, await readOpenProposals(house.db, tenant.id, slug));
    return PROPOSAL_FILES[format](open);
  }
  const chosen = area ?? (await onlyArea(house, tenant, slug));
  return valueOf(house, await writeAreaFile(house.db, tenant, slug, chosen, AREA_FILES[format]));
}

async function onlyArea(house: House, tenant: Tenant, slug: string): Promise<string> {
  const { areas } = valueOf(house, await readOpenData(house.db, tenant, slug));
  const slugs = areas.map(({ poll }) => poll.rules.area.slug);
  const [only] = slugs;
  if (only !== undefined && slugs.length === 1) return only;
  if (only === undefined)
    throw new Stopped(sentence({ code: 'no-such-poll' }, house.lang), EXIT.refused);
  const known = slugs.join(', ');
  throw wrong(house, `請以 --area 指定分區：${known}`, `Name the area with --area: ${known}`);
}

function versionOf(house: House, text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw wrong(house, `「${text}」不是版本號碼。`, `"${text}" is no version number.`);
}

const wrong = (house: House, zh: string, en: string) => new Stopped(say(house, zh, en), EXIT.usage);

const notYet = (house: House) => say(house, '結果尚未公告。', 'The result has not been published.');

/** A file appears whole or not at all; standard output may be closed by whoever reads it. */
async function deliver(
  house: House,
  content: string | AsyncIterable<string>,
  out: string | undefined,
): Promise<void> {
  const pieces = Readable.from(typeof content === 'string' ? [content] : content);
  if (out === undefined) {
    await pipeline(pieces, process.stdout, { end: false }).catch((cause: unknown) => {
      if (!closedEarly(cause)) throw cause;
    });
    return;
  }
  try {
    await pipeline(pieces, createWriteStream(out));
  } catch (cause) {
    if (!isFileFault(cause)) {
      await rm(out, { force: true });
      throw cause;
    }
    const zh = `無法寫入 ${out}（${cause.code}）。`;
    throw new Stopped(say(house, zh, `${out} cannot be written (${cause.code}).`), EXIT.refused);
  }
}

function closedEarly(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    'code' in cause &&
    (cause.code === 'EPIPE' || cause.code === 'ERR_STREAM_PREMATURE_CLOSE')
  );
}

function isFileFault(cause: unknown): cause is Error & { readonly code: string } {
  return cause instanceof Error && 'path' in cause && 'code' in cause;
}
