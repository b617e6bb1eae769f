/** Reads a proposal form: the content that it says, or everything that is wrong with it. */
import { money, ok, parseMoney, refuse, type Money, type Result } from '@gongsuan/prelude';
import type { Area, Cycle } from '../plan/index.ts';
import { ALTERNATIVES, COST_LINES, LIMITS, type FieldName, type Typed } from './fields.ts';
import type { Alternative, Content, CostLine, ShownFile, Where } from './proposal.ts';
import { cleanLine, cleanText, lengthOf, saysSomething } from './text.ts';

export type ContentRefusal =
  | { readonly code: 'proposal-field-missing'; readonly field: string; readonly what: FieldName }
  | {
      readonly code: 'proposal-field-too-long';
      readonly field: string;
      readonly what: FieldName;
      readonly length: number;
      readonly most: number;
    }
  | { readonly code: 'proposal-money-unread'; readonly field: string; readonly typed: string }
  | {
      readonly code: 'proposal-cost-too-high';
      readonly field: string;
      readonly cost: Money;
      readonly most: Money;
    }
  | { readonly code: 'proposal-point-unread'; readonly field: 'point'; readonly typed: string }
  | { readonly code: 'proposal-area-unknown'; readonly field: 'area' }
  | { readonly code: 'proposal-category-unknown'; readonly field: 'category' };

/** What a form says, with the area that it is about. */
export interface Reading {
  readonly area: Area;
  readonly content: Content;
}

/**
 * Reads the concept sheet, and the project plan where its cost lines are filled in. All problems come
 * back together, in the order of the form.
 */
export function parseContent(
  typed: Typed,
  cycle: Pick<Cycle, 'areas' | 'rules'>,
  files: readonly ShownFile[],
): Result<Reading, readonly ContentRefusal[]> {
  const problems: ContentRefusal[] = [];
  const text = (name: string, what: keyof typeof LIMITS, required = false): string => {
    const value = what in ONE_LINE ? cleanLine(typed[name] ?? '') : cleanText(typed[name] ?? '');
    const length = lengthOf(value);
    const most = LIMITS[what];
    if (required && !saysSomething(value)) {
      problems.push({ code: 'proposal-field-missing', field: name, what });
    } else if (length > most) {
      problems.push({ code: 'proposal-field-too-long', field: name, what, length, most });
    }
    return value;
  };

  const title = text('title', 'title', true);
  const area = parseArea(typed, cycle, problems);
  const category = parseCategory(typed, cycle, problems);
  const purpose = text('purpose', 'purpose', true);
  const content = text('content', 'content', true);
  const beneficiaries = text('beneficiaries', 'beneficiaries');
  const village = text('village', 'village').replaceAll('台', '臺');
  const point = parsePoint(typed, problems);
  const place: Where = {
    text: text('place', 'place', village === '' && point === null),
    village: village === '' ? null : village,
    point,
  };
  const costs = parseCosts(typed, text, problems);
  const isPlan = costs.length > 0;
  const estimate = isPlan ? sumOf(costs, problems) : parseEstimate(typed, problems);
  const most = cycle.rules.mostCost;
  if (most !== null && estimate > most) {
    const field = isPlan ? 'amount-1' : 'cost';
    problems.push({ code: 'proposal-cost-too-high', field, cost: estimate, most });
  }
  const alternatives = parseAlternatives(typed, text);
  const drawbacks = text('drawbacks', 'drawbacks', isPlan);
  const maintenance = text('maintenance', 'maintenance', isPlan);

  if (problems.length > 0 || !area) return refuse(problems);
  return ok({
    area,
    content: {
      ...{ title, purpose, content, beneficiaries, place, category, estimate },
      ...{ costs, alternatives, drawbacks, maintenance, files },
    },
  });
}

const ONE_LINE: Readonly<Record<string, true>> = {
  title: true,
  place: true,
  village: true,
  item: true,
  alternative: true,
};

type ReadText = (name: string, what: keyof typeof LIMITS, required?: boolean) => string;
type Problems = ContentRefusal[];

/** With one area there is nothing to choose. */
function parseArea(typed: Typed, cycle: Pick<Cycle, 'areas'>, problems: Problems) {
  const slug = typed['area'] ?? '';
  if (slug === '' && cycle.areas.length === 1) return cycle.areas[0];
  const area = cycle.areas.find((one) => one.slug === slug);
  if (!area && slug === '') {
    problems.push({ code: 'proposal-field-missing', field: 'area', what: 'area' });
  } else if (!area) problems.push({ code: 'proposal-area-unknown', field: 'area' });
  return area;
}

function parseCategory(typed: Typed, cycle: Pick<Cycle, 'rules'>, problems: Problems) {
  const key = typed['category'] ?? '';
  const { categories } = cycle.rules;
  if (categories.length === 0) return null;
  if (key === '') {
    problems.push({ code: 'proposal-field-missing', field: 'category', what: 'category' });
  } else if (!categories.some((one) => one.key === key)) {
    problems.push({ code: 'proposal-category-unknown', field: 'category' });
  } else return key;
  return null;
}

/** `25.0330, 121.5654`, as maps copy it: a point of Taiwan, the islands included. */
function parsePoint(typed: Typed, problems: Problems): Where['point'] {
  const given = cleanLine((typed['point'] ?? '').normalize('NFKC'));
  if (given === '') return null;
  const point = readPoint(given);
  if (!point)
    problems.push({ code: 'proposal-point-unread', field: 'point', typed: given.slice(0, 60) });
  return point;
}

/** A place in Taiwan as `latitude, longitude`; null for anything else. */
export function readPoint(text: string): Where['point'] {
  const given = cleanLine(text.normalize('NFKC'));
  const parts = /^\(?(\d{2}(?:\.\d{1,15})?)[,\s]+(\d{3}(?:\.\d{1,15})?)\)?$/.exec(given);
  const lat = Number(parts?.[1]);
  const lng = Number(parts?.[2]);
  if (!(lat >= 20 && lat <= 27 && lng >= 114 && lng <= 123)) return null;
  return { lat: round5(lat), lng: round5(lng) };
}

/** A metre is enough. */
function round5(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000;
}

function parseEstimate(typed: Typed, problems: Problems): Money {
  return amountOf(typed, 'cost', 'cost', problems);
}

/** An amount of at least one NT$. */
function amountOf(typed: Typed, field: string, what: FieldName, problems: Problems): Money {
  const given = cleanLine(typed[field] ?? '');
  const amount = parseMoney(given);
  if (given === '') problems.push({ code: 'proposal-field-missing', field, what });
  else if (amount === undefined || amount === 0) {
    problems.push({ code: 'proposal-money-unread', field, typed: given.slice(0, 60) });
  } else return amount;
  return NOTHING;
}

const NOTHING = 0 as Money;

function parseCosts(typed: Typed, text: ReadText, problems: Problems): readonly CostLine[] {
  return countTo(COST_LINES).flatMap((line) => {
    const named = cleanLine(typed[`item-${line}`] ?? '') !== '';
    const priced = cleanLine(typed[`amount-${line}`] ?? '') !== '';
    if (!named && !priced) return [];
    const item = text(`item-${line}`, 'item', true);
    return [{ item, amount: amountOf(typed, `amount-${line}`, 'amount', problems) }];
  });
}

function sumOf(costs: readonly CostLine[], problems: Problems): Money {
  const sum = money(costs.reduce((total, line) => total + line.amount, 0));
  if (sum === undefined) {
    problems.push({ code: 'proposal-money-unread', field: 'amount-1', typed: '' });
  }
  return sum ?? NOTHING;
}

function parseAlternatives(typed: Typed, text: ReadText): readonly Alternative[] {
  return countTo(ALTERNATIVES).flatMap((line) => {
    const names = [`alternative-${line}`, `alternative-text-${line}`] as const;
    if (names.every((name) => cleanLine(typed[name] ?? '') === '')) return [];
    return [
      {
        title: text(names[0], 'alternative', true),
        text: text(names[1], 'alternative-text', true),
      },
    ];
  });
}

function countTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** The form that would say this content: what an amendment begins with. */
export function typedFrom(content: Content, areaSlug: string): Typed {
  const { place, costs, alternatives } = content;
  const lines = costs.flatMap((line, index): [string, string][] => [
    [`item-${index + 1}`, line.item],
    [`amount-${index + 1}`, String(line.amount)],
  ]);
  const ways = alternatives.flatMap((one, index): [string, string][] => [
    [`alternative-${index + 1}`, one.title],
    [`alternative-text-${index + 1}`, one.text],
  ]);
  const fields = {
    title: content.title,
    purpose: content.purpose,
    content: content.content,
    beneficiaries: content.beneficiaries,
    area: areaSlug,
    category: content.category ?? '',
    place: place.text,
    village: place.village ?? '',
    point: place.point ? `${place.point.lat}, ${place.point.lng}` : '',
    cost: String(content.estimate),
    drawbacks: content.drawbacks,
    maintenance: content.maintenance,
    ...Object.fromEntries([...lines, ...ways]),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

/**
 * The text by which the search finds a proposal: of an excluded one the title alone, so that nobody
 * learns by asking what is not shown.
 */
export function searchText(content: Content, excluded: boolean): string {
  const { title, purpose, place, alternatives } = content;
  if (excluded) return title;
  return [
    ...[title, purpose, content.content, content.beneficiaries, place.text, place.village ?? ''],
    ...alternatives.map((one) => one.title),
  ].join('\n');
}
