/**
 * The rules of a cycle as citizens read them. Every page that tells a rule (the plan, the ballot,
 * the result) takes its sentence from here, so that they cannot differ.
 */
import {
  bornBy,
  thresholdVotes,
  type Area,
  type CycleRules,
  type ResolvedThreshold,
} from '@gongsuan/core/plan';
import { inLang, writeCount, writeDay, writeMoney, type Day, type Lang } from '@gongsuan/prelude';
import { choices } from './choices.ts';

/** What a sentence about one area needs to know of it. */
export type RuleArea = Pick<Area, 'cap' | 'money' | 'thresholdVotes' | 'eligible'>;

/**
 * 「得票數超過 3,315 票，且排名在前 16 名內，即可錄案。」
 * 002「得票數超過該區門檻，且排序後在錄案上限內者，即可錄案」 (N7).
 */
export function admissionSentence(rules: CycleRules, area: RuleArea, lang: Lang): string {
  const { admission } = rules;
  const threshold = thresholdVotes(area, rules);
  switch (admission.kind) {
    case 'threshold-and-cap':
      return byThresholdAndCap(threshold, area.cap, lang);
    case 'money':
      return byMoney(threshold, area, admission.onMisfit, lang);
    case 'top':
      return admission.by === 'area'
        ? byPlaces(threshold, admission.places, lang)
        : byCategories(threshold, rules, lang);
  }
}

/**
 * The same of several areas in one sentence: 「…，且排名在該區錄案上限（8 至 16 案）內，即可錄案。」 Areas
 * whose caps are equal read as one.
 */
export function admissionOfAll(
  rules: CycleRules,
  areas: readonly [RuleArea, ...RuleArea[]],
  lang: Lang,
): string {
  const caps = areas.map(({ cap }) => cap ?? 0);
  const [least, most] = [Math.min(...caps), Math.max(...caps)];
  if (rules.admission.kind !== 'threshold-and-cap' || least === most) {
    return admissionSentence(rules, areas[0], lang);
  }
  const passing = passes(thresholdVotes(areas[0], rules), lang);
  if (lang === 'en') {
    const votes = passing && `receives ${passing} and `;
    return `A proposal is registered when it ${votes}ranks within its area's cap (${least} to ${most}).`;
  }
  const votes = passing && `得票數${passing}，且`;
  return `${votes}排名在該區錄案上限（${least} 至 ${most} 案）內，即可錄案。`;
}

/** 「每人至少選 4 案、至多選 8 案。」 with the weight of a ballot where it is not the same for all. */
export function ballotSentence(rules: Pick<CycleRules, 'ballot' | 'weights'>, lang: Lang): string {
  return [picks(rules.ballot, lang), weights(rules.weights, lang)].filter(Boolean).join(sep(lang));
}

/**
 * 「年滿 16 歲（民國90年5月31日以前出生），設籍、就學、就業或居住在士林區者，都可以投票。」
 *
 * @param opens the day on which voting opens; the age is reckoned then unless the rules name a day
 * @param areas where voters belong to: the only area by its name, of several each to its own;
 *   left out, the sentence says 本地
 */
export function eligibilitySentence(
  rules: Pick<CycleRules, 'eligibility'>,
  lang: Lang,
  opens: Day | null = null,
  areas: readonly Pick<Area, 'name'>[] = [],
): string {
  const place = placeOf(areas, lang);
  const { minAge, maxAge, ageOn, registeredBy, residencies } = rules.eligibility;
  const on = ageOn ?? opens;
  const ties = residencies.map((one) => choices[lang].residencies[one]);
  if (lang === 'en') {
    const born = on ? ` (born on or before ${onDay(bornBy(minAge, on), lang)})` : '';
    const age = maxAge === null ? `${minAge} or over${born}` : `${minAge} to ${maxAge}`;
    const by = registeredBy
      ? ` Registered residents must have been so by ${onDay(registeredBy, lang)}.`
      : '';
    return `Everybody aged ${age} who is ${either(ties, 'or')} in ${place} may vote.${by}`;
  }
  const born = on ? `（${onDay(bornBy(minAge, on), lang)}以前出生）` : '';
  const age = maxAge === null ? `年滿 ${minAge} 歲${born}` : `${minAge} 歲到 ${maxAge} 歲`;
  const by = registeredBy ? `設籍者須在${onDay(registeredBy, lang)}以前完成設籍。` : '';
  const where = ties.length === 0 ? '' : `，${either(ties, '或')}於${place}`;
  return `${age}${where}者，都可以投票。${by}`;
}

function placeOf(areas: readonly Pick<Area, 'name'>[], lang: Lang): string {
  const [only, another] = areas;
  if (only && !another) return inLang(only.name, lang);
  if (lang === 'en') return another ? 'the area of the ballot' : 'the place';
  return another ? '該投票區' : '本地';
}

/** 「門檻 2,454 票：可投票人口 245,301 人的 1%，無條件進位（民政局，民國115年4月30日）。得票數須超過門檻。」 */
export function thresholdSentence(rules: CycleRules, area: RuleArea, lang: Lang): string {
  const threshold = thresholdVotes(area, rules);
  switch (threshold.kind) {
    case 'none':
      return lang === 'en' ? 'There is no threshold.' : '不設門檻。';
    case 'undetermined': {
      const share = percent(threshold.basisPoints);
      return lang === 'en'
        ? `The threshold is ${share} of the eligible voters, whose number is yet to be announced.`
        : `門檻為可投票人口的 ${share}；人口數公告後換算為票數。`;
    }
    case 'votes':
      return inVotes(threshold, area, lang);
  }
}

/** 「經費 3,000,000 元；投票人數達 4,000 人時，提高為 5,000,000 元。」 Empty where there is no ceiling. */
export function moneySentence(
  rules: Pick<CycleRules, 'moneyBonus' | 'mostCost'>,
  area: Pick<Area, 'money'>,
  lang: Lang,
): string {
  const { moneyBonus, mostCost } = rules;
  const parts: string[] = [];
  if (area.money !== null) {
    parts.push(
      lang === 'en'
        ? `The money is ${writeMoney(area.money, lang)}.`
        : `經費 ${writeMoney(area.money, lang)}。`,
    );
  }
  if (moneyBonus) {
    const [voters, money] = [writeCount(moneyBonus.voters), writeMoney(moneyBonus.money, lang)];
    parts.push(
      lang === 'en'
        ? `It rises to ${money} once ${voters} people have voted.`
        : `投票人數達 ${voters} 人時，提高為 ${money}。`,
    );
  }
  if (mostCost !== null) {
    const most = writeMoney(mostCost, lang);
    parts.push(lang === 'en' ? `One proposal may cost up to ${most}.` : `單一提案至多 ${most}。`);
  }
  return parts.join(sep(lang));
}

/** 「名額邊緣得票相同時：經費較低者優先；仍相同時，公開抽籤。」 U3: the order is announced beforehand. */
export function tieSentence(rules: Pick<CycleRules, 'admission'>, lang: Lang): string {
  const steps = rules.admission.ties.map((step) => choices[lang].ties[step]);
  if (steps.length === 0) return '';
  return lang === 'en'
    ? `Equal votes at the edge: ${steps.join('; if still equal, ')}.`
    : `名額邊緣得票相同時：${steps.join('；仍相同時，')}。`;
}

/** 「線上投票時以戶役政資料查驗人別；也可以到服務櫃檯認證後投票。」 */
export function identitySentence(
  rules: Pick<CycleRules, 'identity' | 'onSite'>,
  lang: Lang,
): string {
  const { identity, onSite } = rules;
  if (identity === 'on-site-only') {
    return lang === 'en'
      ? 'Voters show their papers on site.'
      : '投票人須到場出示證件，查驗後投票。';
  }
  if (lang === 'en') {
    return `Voters are checked online against the household registry.${
      onSite ? ' Whoever is not in the registry can be certified at the desk.' : ''
    }`;
  }
  return `線上投票時以戶役政資料查驗人別。${onSite ? '無法線上查驗的人，可以到服務櫃檯認證後投票。' : ''}`;
}

/** 100 -> `1%`, 25 -> `0.25%`. */
export function percent(basisPoints: number): string {
  const decimals = String(basisPoints % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${Math.trunc(basisPoints / 100)}${decimals && `.${decimals}`}%`;
}

function byThresholdAndCap(threshold: ResolvedThreshold, cap: number | null, lang: Lang): string {
  const passing = passes(threshold, lang);
  if (lang === 'en') {
    const rank = cap === null ? '' : `ranks among the first ${cap}`;
    const both = [passing && `receives ${passing}`, rank].filter(Boolean).join(' and ');
    return both
      ? `A proposal is registered when it ${both}.`
      : 'Every proposal is registered that receives a vote.';
  }
  const rank = cap === null ? '' : `排名在前 ${cap} 名內`;
  const both = [passing && `得票數${passing}`, rank].filter(Boolean).join('，且');
  return both ? `${both}，即可錄案。` : '得票的提案均可錄案。';
}

function byMoney(
  threshold: ResolvedThreshold,
  area: RuleArea,
  onMisfit: 'skip' | 'stop',
  lang: Lang,
): string {
  const passing = passes(threshold, lang);
  const misfit = choices[lang].misfits[onMisfit];
  const money = area.money === null ? null : writeMoney(area.money, lang);
  if (lang === 'en') {
    const who = passing ? `Proposals with ${passing} are` : 'Proposals are';
    return `${who} registered in the order of their votes while the money${money ? ` (${money})` : ''} lasts; where one no longer fits, ${misfit}.`;
  }
  const who = passing ? `得票數${passing}的提案，` : '';
  return `${who}依得票數由高至低，在經費${money ? ` ${money}` : ''}內依序錄案；遇經費不足的提案時，${misfit}。`;
}

function byPlaces(threshold: ResolvedThreshold, places: number, lang: Lang): string {
  const passing = passes(threshold, lang);
  if (lang === 'en') {
    const many =
      places === 1
        ? 'The proposal with the most votes is'
        : `The ${places} proposals with the most votes are`;
    return `${many} registered${passing ? `, given ${passing}` : ''}.`;
  }
  return `${passing ? `得票數${passing}，且` : ''}得票最高的前 ${places} 案，即可錄案。`;
}

function byCategories(threshold: ResolvedThreshold, rules: CycleRules, lang: Lang): string {
  const { admission, categories } = rules;
  if (admission.kind !== 'top') return '';
  const passing = passes(threshold, lang);
  const each = categories.map(({ key, name }) => {
    const places = admission.placesByCategory[key] ?? admission.places;
    return lang === 'en' ? `${places} in "${inLang(name, lang)}"` : `「${name.zh}」前 ${places} 案`;
  });
  if (lang === 'en') {
    return `The proposals with the most votes are registered: ${each.join(', ')}${passing ? `, given ${passing}` : ''}.`;
  }
  return `${passing ? `得票數${passing}，且` : ''}依類別取得票最高者錄案：${each.join('、')}。`;
}

/** 「超過 3,315 票」; empty where there is no threshold. */
function passes(threshold: ResolvedThreshold, lang: Lang): string {
  if (threshold.kind === 'none') return '';
  const over = threshold.passing === 'over';
  if (threshold.kind === 'undetermined') {
    const share = percent(threshold.basisPoints);
    if (lang === 'en')
      return `${over ? 'more than' : 'at least'} ${share} of the eligible voters' votes`;
    return `${over ? '超過' : '達'}可投票人口的 ${share}`;
  }
  if (over && threshold.votes === 0) return lang === 'en' ? 'at least 1 vote' : '至少 1 票';
  const votes = writeCount(threshold.votes);
  if (lang === 'en') {
    const unit = threshold.votes === 1 ? 'vote' : 'votes';
    return `${over ? 'more than' : 'at least'} ${votes} ${unit}`;
  }
  return `${over ? '超過' : '達'} ${votes} 票`;
}

function inVotes(
  { votes, passing, least, from }: Extract<ResolvedThreshold, { kind: 'votes' }>,
  { eligible }: RuleArea,
  lang: Lang,
): string {
  if (least <= 1) return lang === 'en' ? 'One vote is enough.' : '得 1 票即過門檻。';
  const [own, needed] = [writeCount(votes), writeCount(least)];
  const snapshot = eligible
    ? `${eligible.source}${lang === 'en' ? ', ' : '，'}${onDay(eligible.on, lang)}`
    : '';
  if (lang === 'en') {
    const reckoned =
      from.kind === 'share'
        ? `: ${percent(from.basisPoints)} of ${writeCount(from.eligible)} eligible voters, ${choices.en.roundings[from.rounding]} (${snapshot})`
        : '';
    return `The threshold is ${own} votes${reckoned}. It ${choices.en.passings[passing]}: ${needed} votes or more.`;
  }
  const reckoned =
    from.kind === 'share'
      ? `：可投票人口 ${writeCount(from.eligible)} 人的 ${percent(from.basisPoints)}，${choices[lang].roundings[from.rounding]}（${snapshot}）`
      : '';
  return `門檻 ${own} 票${reckoned}。${choices[lang].passings[passing]}，至少要 ${needed} 票。`;
}

function picks({ kind, min, max }: CycleRules['ballot'], lang: Lang): string {
  if (kind === 'choose-one') return lang === 'en' ? 'Pick one.' : '每人選 1 案。';
  if (min === max) {
    return lang === 'en'
      ? `Pick exactly ${min}.`
      : `每人必須剛好選 ${min} 案，多選或少選都不能送出。`;
  }
  if (min <= 1) return lang === 'en' ? `Pick up to ${max}.` : `每人至多選 ${max} 案。`;
  return lang === 'en'
    ? `Pick at least ${min} and at most ${max}.`
    : `每人至少選 ${min} 案、至多選 ${max} 案。`;
}

function weights({ registered, other }: CycleRules['weights'], lang: Lang): string {
  if (registered === other) return '';
  return lang === 'en'
    ? `A ballot of a registered resident counts ${registered}, any other ${other}.`
    : `設籍者的選票以 ${registered} 票計，其他人以 ${other} 票計。`;
}

function either(names: readonly string[], or: string): string {
  const last = names.at(-1);
  if (last === undefined || names.length === 1) return last ?? '';
  const before = names.slice(0, -1);
  return or === 'or' ? `${before.join(', ')} or ${last}` : `${before.join('、')}${or}${last}`;
}

/** A day without its weekday, which says nothing of a birthday or a deadline long past. */
function onDay(day: Day, lang: Lang): string {
  return writeDay(day, lang).replace(/（.）$| \(\w+\)$/, '');
}

function sep(lang: Lang): string {
  return lang === 'en' ? ' ' : '';
}
