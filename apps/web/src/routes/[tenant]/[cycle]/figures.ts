/** The printed figures of a year, set as the tables of the source were: areas down, counts across. */
import type { Area, AreaId } from '@gongsuan/core/plan';
import { inLang, type Lang } from '@gongsuan/prelude';
import type { Figure } from '@gongsuan/store/plan';

export interface FigureTable {
  readonly key: string;
  readonly step: Figure['step'];
  readonly source: string;
  /** What the source calls the table, where it says so in 〈〉. */
  readonly name: string | null;
  readonly columns: readonly string[];
  readonly rows: readonly FigureRow[];
  /** The totals that the source prints; empty where it prints none. */
  readonly total: readonly (number | null)[];
  /** Figures of the whole year that belong to no area. */
  readonly single: readonly Named[];
  /** What the source says beside its numbers; where rows differ, it stands in each row. */
  readonly notes: readonly string[];
  /** Whether each row has its own note. */
  readonly noted: boolean;
}
export interface FigureRow {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** What the source says beside this row. */
  readonly note: string | null;
}
export interface Named {
  readonly label: string;
  readonly value: number | null;
}

/** One table for each source, in the order of the records. Adds nothing up: totals are printed ones. */
export function figureTables(
  figures: readonly Figure[],
  areas: readonly Area[],
  lang: Lang,
): readonly FigureTable[] {
  const bySource = Map.groupBy(figures, (one) => `${one.step} ${one.source}`);
  return [...bySource].flatMap(([key, own]) => {
    const [first] = own;
    return first ? tableOf(key, first, own, areas, lang) : [];
  });
}

function tableOf(
  key: string,
  { step, source }: Figure,
  own: readonly Figure[],
  areas: readonly Area[],
  lang: Lang,
): FigureTable {
  const label = (figure: Figure) => inLang(figure.label, lang);
  const byArea = own.filter((figure) => figure.area !== null);
  const columns = [...new Set(byArea.map(label))];
  const whole = own.filter((figure) => figure.area === null);
  const valueIn = (among: readonly Figure[], column: string) =>
    among.find((figure) => label(figure) === column)?.value ?? null;
  const notes = [...new Set(own.flatMap(({ note }) => (note ? [note] : [])))];
  const noted = notes.length > 1 && byArea.some((figure) => figure.note !== null);
  const counted = new Set<AreaId | null>(byArea.map((figure) => figure.area));
  return {
    key,
    step,
    source,
    name: /〈(?:[一二三四五六七八九十]+、)?([^〉]+)〉(.*)$/.exec(source)?.slice(1).join('') ?? null,
    columns,
    rows: areas
      .filter((area) => counted.has(area.id))
      .map((area) => ({
        name: inLang(area.name, lang),
        values: columns.map((column) =>
          valueIn(
            byArea.filter((figure) => figure.area === area.id),
            column,
          ),
        ),
        note:
          byArea.find((figure) => figure.area === area.id && figure.note !== null)?.note ?? null,
      })),
    total: whole.some((figure) => columns.includes(label(figure)))
      ? columns.map((column) => valueIn(whole, column))
      : [],
    single: whole
      .filter((figure) => !columns.includes(label(figure)))
      .map((figure) => ({ label: label(figure), value: figure.value })),
    notes: noted ? [] : notes,
    noted,
  };
}
