/** What the page of the rules shows, counted by the library and put into words. */
import { writeMoney, type Lang } from '@gongsuan/prelude';
import { count, explain, type Outcome, type Rule } from '@gongsuan/tally';
import { wordsOf } from '@gongsuan/words';
import {
  BALLOTS,
  BUDGET,
  costOf,
  EAST,
  EXAMPLE_CAP,
  EXAMPLE_RULES,
  EXAMPLE_THRESHOLD,
  exampleElection,
  gainsUnder,
  PROPOSAL_IDS,
  supportersOf,
  type ExampleRule,
} from '#lib/counting/example.ts';
import {
  moneyOf,
  savingStory,
  shareStory,
  type Offer,
  type Purse,
  type ShareRound,
} from '#lib/counting/purses.ts';

export interface RuleStory {
  readonly key: ExampleRule;
  readonly name: string;
  readonly what: string;
  readonly steps: string;
  readonly good: string;
  readonly bad: string;
  readonly outcome: Outcome;
  readonly gains: readonly number[];
  readonly reasons: readonly { readonly id: string; readonly text: string }[];
}

export type Teller = ReturnType<typeof tellerOf>;

/** Tells the example in one language. */
export function tellerOf(lang: Lang) {
  const words = wordsOf(lang).shell.counting;
  const t = words.rules;
  const nameOf = (id: string) => `${id} ${titleOf(id)}`;
  const titleOf = (id: string) => t.proposals[PROPOSAL_IDS.find((one) => one === id) ?? 'A'];
  const quoted = (id: string) => (lang === 'en' ? `“${nameOf(id)}”` : `「${nameOf(id)}」`);
  const list = (ids: readonly string[]) => ids.map(quoted).join(t.list);
  const money = (amount: number) => writeMoney(Math.round(amount), lang);
  const election = exampleElection(titleOf);
  const countBy = (rule: Rule) => count(election, rule);
  const who = (residents: readonly number[]) =>
    residents.map((at) => t.residents[at] ?? '').join(t.list);

  const reasonsOf = (outcome: Outcome) =>
    PROPOSAL_IDS.map((id) => ({ id, text: explain(outcome, id, lang, nameOf) }));

  const stepsOf = (key: ExampleRule, outcome: Outcome): string => {
    const missed = outcome.unfunded.map(({ id }) => id);
    switch (key) {
      case 'threshold-and-cap':
        return t.rules[key].steps(EXAMPLE_THRESHOLD, EXAMPLE_CAP);
      case 'greedy':
      case 'votes-per-cost':
        return t.rules[key].steps(list(outcome.funded), list(missed));
      case 'top-per-group':
        return t.rules[key].steps(list(outcome.funded));
      case 'max-welfare':
        return t.rules[key].steps(list(outcome.funded.toSorted()), votesIn(outcome));
      case 'phragmen':
        return savingStory(outcome)
          .map(({ id, earned }) => t.rules[key].steps(quoted(id), money(earned)))
          .join('');
      case 'equal-shares':
        return t.shares.startText(money(BUDGET), BALLOTS.length, money(BUDGET / BALLOTS.length));
    }
  };

  const ruleStory = (key: ExampleRule): RuleStory => {
    const outcome = countBy(EXAMPLE_RULES[key]);
    const { what, good, bad } = key === 'equal-shares' ? t.shares : t.rules[key];
    return {
      key,
      name: words.names[key],
      what,
      steps: stepsOf(key, outcome),
      good,
      bad,
      outcome,
      gains: gainsUnder(outcome),
      reasons: reasonsOf(outcome),
    };
  };

  return {
    lang,
    t,
    names: words.names,
    nameOf,
    titleOf,
    quoted,
    list,
    money,
    who,
    ruleStory,
    countBy,
  };
}

function votesIn(outcome: Outcome): number {
  return outcome.funded.reduce((sum, id) => sum + supportersOf(id).length, 0);
}

/** The first paragraph: who lives where. */
export function exampleText({ t, money }: Teller): string {
  const east = t.residents.slice(0, EAST);
  const west = t.residents.slice(EAST);
  const span = (people: string) => `${people[0] ?? ''}${spanWord(t.list)}${people.at(-1) ?? ''}`;
  return t.exampleText(money(BUDGET), span(east), span(west));
}

/** 甲到己; K to P. */
function spanWord(list: string): string {
  return list === '、' ? '到' : ' to ';
}

export interface SharesStory {
  readonly startText: string;
  readonly startLabel: string;
  readonly start: readonly Purse[];
  readonly full: number;
  readonly rounds: readonly {
    readonly title: string;
    readonly text: string;
    readonly label: string;
    readonly purses: readonly Purse[];
    readonly offers: readonly {
      readonly id: string;
      readonly text: string;
      readonly chosen: boolean;
    }[];
  }[];
  readonly lacks: readonly string[];
  readonly left: string;
  readonly add1: string;
  readonly greedy: string;
  readonly result: string;
}

/** Equal Shares in rounds, then its completions. */
export function sharesStory(teller: Teller): SharesStory {
  const { t, money, countBy, list } = teller;
  const rule = EXAMPLE_RULES['equal-shares'];
  const plain = countBy({ ...rule, completion: 'none' });
  const story = shareStory(plain);
  const start = BALLOTS.map(() => ({ has: story.each, pays: 0, spent: 0 }));
  const whole = countBy(rule);
  return {
    startText: t.shares.startText(money(BUDGET), BALLOTS.length, money(story.each)),
    startLabel: t.shares.drawing(
      start
        .map(({ has }, at) => t.shares.personHas(t.residents[at] ?? '', money(has)))
        .join(t.list),
    ),
    start,
    full: story.each,
    rounds: story.rounds.map((round, at) => ({
      title: t.shares.round(at + 1, teller.quoted(round.id)),
      text: roundText(teller, round),
      label: t.shares.drawing(
        round.purses
          .map(({ has, pays }, i) =>
            pays > 0
              ? t.shares.person(t.residents[i] ?? '', money(pays), money(has))
              : t.shares.personHas(t.residents[i] ?? '', money(has)),
          )
          .join(t.list),
      ),
      purses: round.purses,
      offers: round.offers.map((offer) => ({
        id: offer.id,
        text: offerText(teller, offer),
        chosen: offer.id === round.id,
      })),
    })),
    lacks: lacksOf(teller, plain, story.last),
    left: t.shares.left(money(story.left)),
    add1: add1Text(teller, plain),
    greedy: greedyText(teller, plain),
    result: t.shares.resultText(list(whole.funded), money(whole.cost)),
  };
}

function roundText({ t, money, quoted, who }: Teller, { id, purses, most }: ShareRound): string {
  const payers = purses.flatMap(({ pays }, at) => (pays > 0 ? [at] : []));
  const poor = payers.filter((at) => (purses[at]?.pays ?? 0) < most);
  const cost = money(costOf(id));
  if (poor.length === 0) return t.shares.roundEven(quoted(id), cost, payers.length, money(most));
  const had = money(purses[poor[0] ?? 0]?.pays ?? 0);
  return t.shares.roundUneven(quoted(id), cost, t.shares.poor(who(poor), had), money(most));
}

function offerText({ t, money }: Teller, offer: Offer): string {
  switch (offer.kind) {
    case 'bought':
      return t.shares.bought;
    case 'open':
      return t.shares.effective(String(offer.effective / 100));
    case 'out-of-reach':
      return t.shares.cannot(money(offer.has));
  }
}

function lacksOf(
  { t, money, quoted, who }: Teller,
  plain: Outcome,
  last: readonly Purse[],
): readonly string[] {
  return plain.unfunded.map(({ id }) => {
    const has = moneyOf(
      supportersOf(id),
      last.map((purse) => purse.has),
    );
    const missing = costOf(id) - has;
    const names = who(supportersOf(id));
    return t.shares.lack(quoted(id), names, money(has), money(costOf(id)), money(missing));
  });
}

function add1Text({ t, money, countBy, list }: Teller, plain: Outcome): string {
  const raised = countBy({ ...EXAMPLE_RULES['equal-shares'], completion: 'add1' });
  const more = raised.funded.filter((id) => !plain.funded.includes(id));
  const started = raised.rounds.find((round) => round.kind === 'started');
  const raises = started?.raises ?? 0;
  const changes = more.length === 0 ? t.shares.add1Same : t.shares.add1More(list(more));
  return t.shares.add1(
    money(raises).replace(/ 元$/, ''),
    money(BUDGET / BALLOTS.length + raises),
    changes,
  );
}

function greedyText({ t, countBy, list }: Teller, plain: Outcome): string {
  const filled = countBy({ ...EXAMPLE_RULES['equal-shares'], completion: 'greedy' });
  const more = filled.funded.filter((id) => !plain.funded.includes(id));
  return more.length === 0 ? t.shares.greedyNone : t.shares.greedy(list(more));
}

export interface SavingStory {
  readonly rounds: readonly {
    readonly text: string;
    readonly label: string;
    readonly purses: readonly Purse[];
  }[];
  readonly full: number;
  readonly stopped: string | null;
}

/** Phragmén in rounds, and the proposal at which it ends. */
export function phragmenStory({ t, money, quoted, countBy }: Teller): SavingStory {
  const outcome = countBy(EXAMPLE_RULES.phragmen);
  const story = savingStory(outcome);
  const at = outcome.rounds.flatMap((round) => (round.kind === 'ended' ? [round.id] : []))[0];
  return {
    full: Math.max(...story.map(({ earned }) => earned)),
    rounds: story.map(({ id, earned, purses }) => ({
      text: t.rules.phragmen.steps(quoted(id), money(earned)),
      label: t.shares.drawing(
        purses
          .map(({ has, pays }, i) =>
            pays > 0
              ? t.shares.person(t.residents[i] ?? '', money(pays), money(has))
              : t.shares.personHas(t.residents[i] ?? '', money(has)),
          )
          .join(t.list),
      ),
      purses,
    })),
    stopped:
      at === undefined
        ? null
        : t.rules.phragmen.stopped(quoted(at), money(costOf(at)), money(BUDGET - outcome.cost)),
  };
}
