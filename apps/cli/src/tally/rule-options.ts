/** The options of `gongsuan count` as a counting rule. */
import { InvalidArgumentError, Option, type Command } from 'commander';
import type {
  Endowments,
  Fraction,
  Limit,
  Limits,
  Rule,
  Threshold,
  TieRule,
} from '@gongsuan/tally';

const KINDS = [
  'threshold-and-cap',
  'greedy',
  'top-per-group',
  'max-welfare',
  'equal-shares',
  'phragmen',
] as const;

/** What commander hands over. */
export interface RuleOptions {
  readonly rule: Rule['kind'];
  readonly ties?: readonly TieRule[];
  readonly score?: Rule['score'];
  readonly limitArea?: Readonly<Record<string, Limit>>;
  readonly limitCategory?: Readonly<Record<string, Limit>>;
  readonly threshold?: number;
  readonly thresholdShare?: Fraction;
  readonly eligible?: number;
  readonly rounding?: 'up' | 'down';
  readonly comparison?: true | 'over' | 'reach';
  readonly cap?: number;
  readonly by?: 'votes' | 'votes-per-cost';
  readonly onMisfit?: 'skip' | 'stop';
  readonly partlyFrom?: Fraction;
  readonly exclusive?: readonly (readonly string[])[];
  readonly precedence?: 'rank' | 'listed';
  readonly group?: 'area' | 'category' | 'all';
  readonly top?: number;
  readonly topOf?: Readonly<Record<string, number>>;
  readonly utility?: string;
  readonly completion?: 'none' | 'greedy' | 'add1' | 'add1+greedy';
  readonly increment?: number;
  readonly integralStart?: true;
  readonly exhaustiveStop: boolean;
  readonly endowment?: Endowments;
}

export function addRuleOptions(command: Command): Command {
  const choice = (flags: string, text: string, choices: readonly string[]) =>
    command.addOption(new Option(flags, text).choices(choices));
  command.addOption(
    new Option('--rule <kind>', '計票規則 / counting rule').choices(KINDS).makeOptionMandatory(),
  );
  command.option(
    '--ties <order>',
    '同票的先後，如 cost,votes,lot:b:a,id（預設 refuse）/ tie order (default: refuse)',
    ties,
  );
  choice('--score <score>', '一張票給多少 / what a ballot gives', [
    'ballots',
    'points',
    'borda',
    'borda-from-one',
  ]);
  command.option(
    '--limit-area <limit>',
    '地區上限，如 north=projects:2 或 north=cost:500000 / limit of an area',
    limit,
  );
  command.option(
    '--limit-category <limit>',
    '類別上限，如 green=projects:2 / limit of a category',
    limit,
  );
  command.option('--threshold <votes>', '門檻票數 / votes needed', whole);
  command.option(
    '--threshold-share <share>',
    '可投票人口的比例，如 1/100 / share of the eligible voters',
    fraction,
  );
  command.option('--eligible <people>', '可投票人口 / eligible voters', whole);
  choice('--rounding <way>', '門檻比例的進位 / rounding of the threshold share', ['up', 'down']);
  command.option(
    '--comparison [how]',
    '超過或達門檻；equal-shares：與 greedy 比較 / over or reach the threshold; equal-shares: with greedy',
    comparison,
  );
  command.option('--cap <number>', '錄案上限 / most proposals admitted', whole);
  choice('--by <measure>', 'greedy 的排序 / greedy order', ['votes', 'votes-per-cost']);
  choice('--on-misfit <way>', '遇經費不足的提案 / when a project does not fit', ['skip', 'stop']);
  command.option(
    '--partly-from <share>',
    '餘款達經費的這個比例即部分核給 / fund in part from this share of the cost',
    fraction,
  );
  command.option(
    '--exclusive <ids>',
    '同一地點的提案，如 201,1932；可重複 / projects on one site; repeatable',
    site,
  );
  choice('--precedence <way>', '同一地點內的先後 / precedence within a site', ['rank', 'listed']);
  choice('--group <group>', '分組方式 / groups', ['area', 'category', 'all']);
  command.option('--top <number>', '每組取幾案 / winners per group', whole);
  command.option(
    '--top-of <group>',
    '某一組取幾案，如 green=2；可重複 / winners of one group; repeatable',
    topOf,
  );
  choice(
    '--utility <utility>',
    '效益 / equal-shares: cost, cardinality, points, borda; max-welfare: score, cost',
    ['cost', 'cardinality', 'points', 'borda', 'score'],
  );
  choice('--completion <way>', '餘款怎麼用（equal-shares）/ completion', [
    'none',
    'greedy',
    'add1',
    'add1+greedy',
  ]);
  command.option(
    '--increment <amount>',
    'add1：每次提高多少 / add1: raise by this much currency',
    whole,
  );
  command.option('--integral-start', 'add1：從整數額度開始 / add1: start at whole currency units');
  command.option(
    '--no-exhaustive-stop',
    'add1：放不下任何提案仍繼續 / add1: go on although nothing more fits',
  );
  command.option(
    '--endowment <amount>',
    '每人（7/2）或每一選區（east=600）的額度，可重複 / per voter or per electorate, repeatable',
    endowment,
  );
  return command;
}

const THRESHOLD = ['threshold', 'thresholdShare', 'eligible', 'rounding', 'comparison'] as const;

/** The options that mean something to each rule, beside those that mean something to all. */
const UNDERSTOOD: Readonly<Record<Rule['kind'], readonly (keyof RuleOptions)[]>> = {
  'threshold-and-cap': [...THRESHOLD, 'cap'],
  greedy: [...THRESHOLD, 'by', 'onMisfit', 'partlyFrom', 'exclusive', 'precedence'],
  'top-per-group': [...THRESHOLD, 'group', 'top', 'topOf'],
  'max-welfare': ['utility'],
  'equal-shares': [
    'utility',
    'completion',
    'increment',
    'integralStart',
    'exhaustiveStop',
    'endowment',
    'comparison',
  ],
  phragmen: [],
};

/** An option that the rule would pass over in silence is refused. */
function refuseOthers(options: RuleOptions): void {
  for (const name of new Set(Object.values(UNDERSTOOD).flat())) {
    const given = name === 'exhaustiveStop' ? !options[name] : options[name] !== undefined;
    if (!given || UNDERSTOOD[options.rule].includes(name)) continue;
    const written = name === 'exhaustiveStop' ? 'no-exhaustive-stop' : dashed(name);
    throw new InvalidArgumentError(`--${written} means nothing to ${options.rule}`);
  }
}

const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The rule that the options describe. */
export function ruleOf(options: RuleOptions): Rule {
  refuseOthers(options);
  const common = defined({ ties: options.ties, score: options.score, limits: limitsOf(options) });
  const threshold = thresholdOf(options);
  const bar = options.comparison === true ? undefined : options.comparison;
  switch (options.rule) {
    case 'threshold-and-cap':
      if (!threshold || options.cap === undefined) {
        throw new InvalidArgumentError(
          'threshold-and-cap needs --threshold or --threshold-share, and --cap',
        );
      }
      return {
        kind: options.rule,
        ...common,
        threshold,
        cap: options.cap,
        ...defined({ comparison: bar }),
      };
    case 'greedy': {
      const { by, onMisfit, partlyFrom, exclusive, precedence } = options;
      const own = { by, onMisfit, partlyFrom, exclusive, precedence, threshold, comparison: bar };
      return { kind: options.rule, ...common, ...defined(own) };
    }
    case 'top-per-group': {
      const { group, top, topOf: tops } = options;
      return {
        kind: options.rule,
        ...common,
        ...defined({ group, top, tops, threshold, comparison: bar }),
      };
    }
    case 'max-welfare': {
      const utility = oneOf(options.utility, ['score', 'cost']);
      return { kind: options.rule, ...common, ...defined({ utility }) };
    }
    case 'equal-shares':
      return { kind: options.rule, ...common, ...sharesOf(options) };
    case 'phragmen':
      return { kind: options.rule, ...common };
  }
}

function sharesOf(options: RuleOptions) {
  const { completion, increment, integralStart, endowment: endowments } = options;
  const utility = oneOf(options.utility, ['cost', 'cardinality', 'points', 'borda']);
  return defined({
    utility,
    completion,
    increment,
    integralStart,
    endowments,
    exhaustiveStop: options.exhaustiveStop ? undefined : false,
    comparison: options.comparison === undefined ? undefined : true,
  });
}

function thresholdOf({
  threshold,
  thresholdShare,
  eligible,
  rounding,
}: RuleOptions): Threshold | undefined {
  if (threshold !== undefined) return { votes: threshold };
  if (thresholdShare === undefined) return undefined;
  return { share: thresholdShare, ...defined({ of: eligible, rounding }) };
}

function limitsOf({ limitArea, limitCategory }: RuleOptions): Limits | undefined {
  if (!limitArea && !limitCategory) return undefined;
  return defined({ areas: limitArea, categories: limitCategory });
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function defined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Defined<T>;
}

function oneOf<const T extends string>(
  text: string | undefined,
  choices: readonly T[],
): T | undefined {
  const found = choices.find((choice) => choice === text);
  if (text !== undefined && found === undefined) {
    throw new InvalidArgumentError(`--utility is one of ${choices.join(', ')} here`);
  }
  return found;
}

function whole(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number)) {
    throw new InvalidArgumentError('a whole number from 0 is needed');
  }
  return number;
}

function fraction(text: string): Fraction {
  const [numerator = '', denominator = '1'] = text.split('/');
  return { numerator: whole(numerator), denominator: whole(denominator) };
}

function comparison(text: string): 'over' | 'reach' {
  if (text === 'over' || text === 'reach') return text;
  throw new InvalidArgumentError('over or reach');
}

function ties(text: string): readonly TieRule[] {
  return text.split(',').map((rule) => {
    if (rule.startsWith('lot:')) return { lot: rule.slice(4).split(':') };
    const known = (['votes', 'cost', 'id', 'refuse'] as const).find((name) => name === rule);
    if (known) return known;
    throw new InvalidArgumentError('votes, cost, id, lot:<id>:<id>… or refuse');
  });
}

function site(text: string, before: readonly (readonly string[])[] = []) {
  return [...before, text.split(',')];
}

function limit(text: string, before: Readonly<Record<string, Limit>> = {}) {
  const [, name = '', unit = '', amount = ''] = /^(.+)=(projects|cost):(\d+)$/.exec(text) ?? [];
  if (name === '') throw new InvalidArgumentError('name=projects:<number> or name=cost:<amount>');
  return { ...before, [name]: { ...before[name], [unit]: whole(amount) } };
}

function topOf(text: string, before: Readonly<Record<string, number>> = {}) {
  const [, name = '', most = ''] = /^(.+)=(\d+)$/.exec(text) ?? [];
  if (name === '') throw new InvalidArgumentError('name=<number>');
  return { ...before, [name]: whole(most) };
}

function endowment(text: string, before?: Endowments): Endowments {
  const [, name, amount = ''] = /^(.*)=(\d+)$/.exec(text) ?? [];
  if (name === undefined) return { perVoter: fraction(text) };
  const others = typeof before === 'object' && 'byElectorate' in before ? before.byElectorate : {};
  return { byElectorate: { ...others, [name]: whole(amount) } };
}
