/** 105 年度: a past year from its printed records only; no proposal, no ballot is made up for it. */
import { randomUUID } from 'node:crypto';
import type { PhaseId, AreaId, Cycle, CycleId } from '@gongsuan/core/plan';
import { draftFrom, findPreset } from '@gongsuan/core/plan';
import { inTenant, ledger } from '@gongsuan/store';
import { tenants } from '@gongsuan/store/people';
import { cycles, figures, type Figure } from '@gongsuan/store/plan';
import { DEMO, type DemoHouse } from './house.ts';
import type { City } from './organisations.ts';
import { PRINTED_TOTALS, TAIPEI_2016, type PrintedTable } from './taipei-2016-figures.ts';

export async function recordTaipei2016(house: DemoHouse, city: City, now: Date): Promise<void> {
  const preset = findPreset('taipei-district-2016');
  if (!preset) throw new Error('there is no preset of Taipei 2016');
  const { tenant } = city;
  await inTenant(house.db, tenant, async (tx) => {
    const organisations = await tenants.organisations(tx, tenant);
    const draft = draftFrom(preset, { year: 2016, start: null, slug: '2016' });
    const cycle: Cycle = {
      ...draft,
      id: randomUUID() as string as CycleId,
      tenant,
      organisation: city.office,
      title: {
        zh: '105年度臺北市參與式預算（紀錄）',
        en: 'Taipei Participatory Budget 2016 (records)',
      },
      summary: {
        zh: '首次在十二個行政區同步辦理的年度。以下數字全部取自當年的紀錄，並註明出處；紀錄只有數字，沒有個別提案，這裡也不補寫。',
        en: 'The first year in which all twelve districts took part. Every figure is taken from that year’s records with its source; the records print numbers only, so no proposals are shown.',
      },
      clonedFrom: null,
      published: now,
      record: true,
      areas: draft.areas.map((area) => ({
        ...area,
        id: randomUUID() as string as AreaId,
        organisation:
          organisations.find(({ name }) => name.zh === `${area.name.zh}公所`)?.id ?? null,
      })),
      phases: draft.phases.map((phase) => ({ ...phase, id: randomUUID() as string as PhaseId })),
    };
    await cycles.insert(tx, cycle, now);
    await figures.insert(tx, tenant, cycle.id, figuresOf(cycle));
    await ledger.write(tx, tenant, {
      actor: DEMO,
      at: now,
      act: 'year-recorded',
      subject: `cycle:${cycle.id}`,
      facts: { year: 2016, tables: TAIPEI_2016.map(({ key }) => key) },
    });
  });
}

/** Every printed number with its area, column, mark and source, in the order of the tables. */
function figuresOf(cycle: Cycle): readonly Figure[] {
  return TAIPEI_2016.flatMap((table) => [...rowsOf(table, cycle), ...totalsOf(table)]);
}

function rowsOf(
  { key, step, source, columns, rows }: PrintedTable,
  cycle: Cycle,
): readonly Figure[] {
  return rows.flatMap((row) =>
    columns.map((column, at): Figure => {
      const area = cycle.areas.find(({ name }) => row.district && name.zh === `${row.of}區`);
      return {
        area: area?.id ?? null,
        step,
        key,
        label: area
          ? column
          : { zh: `${row.of}：${column.zh}`, en: `${row.en ?? row.of}: ${column.en}` },
        value: row.values[at] ?? null,
        note: row.note ?? null,
        source,
      };
    }),
  );
}

/** 合計, where the table prints it: no area, the column's own label. */
function totalsOf({ key, step, source, columns }: PrintedTable): readonly Figure[] {
  const totals = PRINTED_TOTALS[key] ?? [];
  return totals.flatMap((value, at): readonly Figure[] => {
    const label = columns[at];
    return label ? [{ area: null, step, key, label, value, note: null, source }] : [];
  });
}
