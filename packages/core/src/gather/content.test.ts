import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Money } from '@gongsuan/prelude';
import type { Area, AreaId, CycleRules } from '../plan/index.ts';
import { changes, compare } from './changes.ts';
import { parseContent, typedFrom } from './content.ts';
import { typedOf, type Typed } from './fields.ts';
import { stageOf, type Content, type FileId } from './proposal.ts';

const area = (slug: string, ordinal: number): Area => ({
  ...{ id: `area-${slug}` as AreaId, slug, ordinal, name: { zh: `${slug}區`, en: null } },
  ...{ organisation: null, townCode: null, eligible: null, caseCode: null },
  ...{ cap: null, thresholdVotes: null, money: null },
});
const rules = {
  categories: [{ key: 'space', name: { zh: '公共空間', en: null } }],
  mostCost: 1_000_000 as Money,
} as unknown as CycleRules;
const cycle = { areas: [area('shilin', 11), area('daan', 3)], rules };

const sheet: Typed = {
  title: '天母公園夜間照明改善',
  area: 'shilin',
  category: 'space',
  purpose: '讓居民夜間也能安全散步。',
  content: '更換老舊路燈三十盞。',
  place: '天母公園北側步道',
  cost: '450,000',
};
const plan: Typed = {
  ...sheet,
  'item-1': '路燈',
  'amount-1': '300,000',
  'item-2': '施工',
  'amount-2': '120000元',
  'alternative-1': '只換燈泡',
  'alternative-text-1': '費用較低，但燈桿仍舊。',
  drawbacks: '夜間昆蟲可能受光害影響。',
  maintenance: '由公園路燈工程管理處維護。',
};

const read = (typed: Typed) => parseContent(typed, cycle, []);
const codes = (typed: Typed) => {
  const reading = read(typed);
  return reading.ok ? [] : reading.refusal.map((r) => [r.code, r.field]);
};

describe('提案構想書 the concept sheet', () => {
  it('is read as it was written', () => {
    const reading = read(sheet);
    expect(reading.ok && reading.value.area.slug).toBe('shilin');
    expect(reading.ok && reading.value.content).toMatchObject({
      title: '天母公園夜間照明改善',
      estimate: 450_000,
      category: 'space',
      place: { text: '天母公園北側步道', village: null, point: null },
    });
    expect(reading.ok && stageOf(reading.value.content)).toBe('concept');
  });

  it('names everything that is missing, in the order of the form', () => {
    expect(codes({}).map(([, field]) => field)).toEqual([
      'title',
      'area',
      'category',
      'purpose',
      'content',
      'place',
      'cost',
    ]);
  });

  it('takes a title of blanks and invisible characters for none', () => {
    expect(codes({ ...sheet, title: ' \u200b\u3000\u202e ' })).toEqual([
      ['proposal-field-missing', 'title'],
    ]);
  });

  it('counts characters, not bytes: 60 are taken, 61 refused', () => {
    expect(codes({ ...sheet, title: '𡘙'.repeat(60) })).toEqual([]);
    expect(codes({ ...sheet, title: '𡘙'.repeat(61) })).toEqual([
      ['proposal-field-too-long', 'title'],
    ]);
  });

  it('refuses a negative, a fractional, a zero and an unreadable cost', () => {
    for (const cost of ['-5', '0', '12.5', '一百萬', '1e6', '99999999999999999999']) {
      expect(codes({ ...sheet, cost })).toEqual([['proposal-money-unread', 'cost']]);
    }
  });

  it('takes a cost at the limit of one proposal and refuses one dollar more', () => {
    expect(codes({ ...sheet, cost: '1000000' })).toEqual([]);
    expect(codes({ ...sheet, cost: '1,000,001' })).toEqual([['proposal-cost-too-high', 'cost']]);
  });

  it('refuses an area of another cycle and a category that is not on the list', () => {
    expect(codes({ ...sheet, area: 'banqiao', category: 'party' })).toEqual([
      ['proposal-area-unknown', 'area'],
      ['proposal-category-unknown', 'category'],
    ]);
  });

  it('asks for no area where the cycle has only one', () => {
    const { area: _, ...without } = sheet;
    expect(parseContent(without, { ...cycle, areas: [area('xindian', 1)] }, []).ok).toBe(true);
  });

  it('takes a village or a point for the place, and reads a point as maps copy it', () => {
    const { place: _, ...nowhere } = sheet;
    expect(codes({ ...nowhere, village: '天玉里' })).toEqual([]);
    const reading = read({ ...nowhere, point: '(25.123456789, 121.534321)' });
    expect(reading.ok && reading.value.content.place.point).toEqual({
      lat: 25.12346,
      lng: 121.53432,
    });
    expect(codes({ ...sheet, point: '48.85, 2.35' })).toEqual([['proposal-point-unread', 'point']]);
    expect(codes({ ...sheet, point: '121.53, 25.12' })).toEqual([
      ['proposal-point-unread', 'point'],
    ]);
  });
});

describe('提案計畫書 the project plan', () => {
  it('is there when costs are broken down; their sum is the estimate', () => {
    const reading = read(plan);
    expect(reading.ok && stageOf(reading.value.content)).toBe('plan');
    expect(reading.ok && reading.value.content.estimate).toBe(420_000);
    expect(reading.ok && reading.value.content.alternatives).toHaveLength(1);
  });

  it('asks for known drawbacks and for who maintains it', () => {
    expect(codes({ ...plan, drawbacks: '', maintenance: '' })).toEqual([
      ['proposal-field-missing', 'drawbacks'],
      ['proposal-field-missing', 'maintenance'],
    ]);
  });

  it('refuses a cost line without its amount, or an amount without its name', () => {
    expect(codes({ ...plan, 'amount-2': '' })).toEqual([['proposal-field-missing', 'amount-2']]);
    expect(codes({ ...plan, 'item-2': '' })).toEqual([['proposal-field-missing', 'item-2']]);
  });

  it('refuses lines that together cost more than one proposal may', () => {
    expect(codes({ ...plan, 'amount-1': '900,000' })).toEqual([
      ['proposal-cost-too-high', 'amount-1'],
    ]);
  });

  it('written back into the form reads the same again', () => {
    for (const typed of [sheet, plan, { ...sheet, point: '25.1, 121.5', village: '天玉里' }]) {
      const first = read(typed);
      if (!first.ok) throw new Error('must be readable');
      expect(read(typedFrom(first.value.content, first.value.area.slug))).toEqual(first);
    }
  });
});

describe('any form', () => {
  it('is read or refused, and never breaks', () => {
    const anything = fc.dictionary(
      fc.constantFrom(...Object.keys(plan), 'point', 'village'),
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...Object.values(plan))),
    );
    fc.assert(fc.property(anything, (typed) => typeof read(typedOf(typed)).ok === 'boolean'));
  });

  it('keeps only what belongs to it', () => {
    expect(typedOf({ title: 'a', evil: 'b', 'item-9': 'c', 'item-8': 'd', area: 3 })).toEqual({
      title: 'a',
      'item-8': 'd',
    });
  });
});

describe('what a version changed', () => {
  it('names the fields that differ and no others', () => {
    const before = read(sheet);
    const after = read({ ...sheet, title: '天母公園夜間照明全面改善', cost: '500000' });
    if (!before.ok || !after.ok) throw new Error('must be readable');
    expect(changes(before.value.content, after.value.content).map((c) => c.field)).toEqual([
      'title',
      'estimate',
    ]);
  });

  it('tells a caption from a photo', () => {
    const before = read(sheet);
    if (!before.ok) throw new Error('must be readable');
    const photo = (id: string, caption: string): Content => ({
      ...before.value.content,
      files: [{ id: id as FileId, caption }],
    });
    const fields = (one: Content, two: Content) => changes(one, two).map((c) => c.field);
    expect(fields(photo('a', '步道'), photo('a', '北側步道'))).toEqual(['captions']);
    expect(fields(photo('a', '步道'), photo('b', '步道'))).toEqual(['files']);
    expect(fields(photo('a', '步道'), photo('a', '步道'))).toEqual([]);
  });

  it('shows what came in between', () => {
    expect(compare('夜間照明改善', '夜間照明全面改善')).toEqual([
      { kind: 'same', text: '夜間照明' },
      { kind: 'new', text: '全面' },
      { kind: 'same', text: '改善' },
    ]);
  });

  it('holds both texts whole', () => {
    const text = fc.array(fc.constantFrom('公', '園', 'led', ' ', '\n'), { maxLength: 30 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const pieces = compare(a.join(''), b.join(''));
        const side = (not: string) =>
          pieces
            .filter((piece) => piece.kind !== not)
            .map((piece) => piece.text)
            .join('');
        expect(side('new')).toBe(a.join(''));
        expect(side('gone')).toBe(b.join(''));
      }),
    );
  });
});
