import type { PbProblem } from './file.ts';

/** The words for everything that can be wrong in a .pb file, with what the words need. */
const WORDS = {
  'no-section': ['error', (name: string) => [`缺少 ${name} 段`, `The section ${name} is missing`]],
  'section-order': [
    'error',
    (name: string) => [
      `${name} 段的位置不對，順序應為 META、PROJECTS、VOTES，各一次`,
      `${name} is out of place: the order is META, PROJECTS, VOTES, each once`,
    ],
  ],
  'open-quote': [
    'error',
    () => ['引號沒有結束，檔案到此為止', 'A quoted cell is not closed before the file ends'],
  ],
  'stray-text': [
    'error',
    (text: string) => [
      `第一段之前有其他文字「${text}」`,
      `There is text before the first section: "${text}"`,
    ],
  ],
  'missing-column': [
    'error',
    (name: string) => [`缺少欄位 ${name}`, `The column ${name} is missing`],
  ],
  'repeated-column': [
    'error',
    (name: string) => [`欄位 ${name} 重複`, `The column ${name} occurs twice`],
  ],
  'cell-count': [
    'error',
    (found: string, expected: string) => [
      `這一列有 ${found} 格，應有 ${expected} 格`,
      `The row has ${found} cells where there should be ${expected}`,
    ],
  ],
  'missing-key': [
    'error',
    (key: string) => [`缺少必填的 ${key}`, `The required ${key} is missing`],
  ],
  'missing-detail': [
    'warning',
    (key: string) => [`缺少 ${key}，不影響計票`, `${key} is missing; the count does not need it`],
  ],
  'repeated-key': ['error', (key: string) => [`${key} 重複`, `${key} occurs twice`]],
  'bad-number': ['error', (text: string) => [`「${text}」不是數字`, `"${text}" is not a number`]],
  'bad-whole-number': [
    'error',
    (text: string) => [`「${text}」不是非負整數`, `"${text}" is not a whole number from zero`],
  ],
  'too-large': [
    'error',
    (text: string) => [`「${text}」太大，無法精確計算`, `"${text}" is too large to be exact`],
  ],
  'bad-vote-type': [
    'error',
    (text: string) => [
      `「${text}」不是投票方式，應為 approval、ordinal、cumulative、scoring 或 choose-1`,
      `"${text}" is not a vote type: approval, ordinal, cumulative, scoring or choose-1`,
    ],
  ],
  'bad-rule': [
    'warning',
    (text: string) => [`不認得計票規則「${text}」`, `The rule "${text}" is not a known one`],
  ],
  'bad-date': [
    'warning',
    (text: string) => [
      `「${text}」不是 dd.mm.yyyy 或 yyyy 的日期`,
      `"${text}" is not a date as dd.mm.yyyy or yyyy`,
    ],
  ],
  'count-differs': [
    'error',
    (said: string, found: string) => [
      `寫的是 ${said}，實際有 ${found}`,
      `It says ${said}, but there are ${found}`,
    ],
  ],
  'empty-id': ['error', () => ['編號空白', 'The id is empty']],
  'repeated-id': ['error', (id: string) => [`編號「${id}」重複`, `The id "${id}" occurs twice`]],
  'id-with-comma': [
    'error',
    (id: string) => [
      `提案編號「${id}」含有逗號，無法寫在選票上`,
      `The project id "${id}" holds a comma, so no ballot can name it`,
    ],
  ],
  'bad-selected': [
    'warning',
    (text: string) => [
      `selected 應為 0、1、2、3，不是「${text}」`,
      `selected is 0, 1, 2 or 3, not "${text}"`,
    ],
  ],
  withdrawn: [
    'warning',
    (id: string) => [
      `提案「${id}」已撤回（成本 999999999）`,
      `The project "${id}" is withdrawn (cost 999999999)`,
    ],
  ],
  'dearer-than-budget': [
    'warning',
    (id: string) => [
      `提案「${id}」比全部經費還貴`,
      `The project "${id}" costs more than the whole budget`,
    ],
  ],
  'votes-differ': [
    'warning',
    (said: string, found: string) => [
      `寫的是 ${said} 票，重新計算為 ${found} 票`,
      `It says ${said} votes; the recount gives ${found}`,
    ],
  ],
  'score-differs': [
    'warning',
    (said: string, found: string) => [
      `寫的是 ${said} 分，重新計算為 ${found} 分`,
      `It says a score of ${said}; the recount gives ${found}`,
    ],
  ],
  'selected-over-budget': [
    'warning',
    (cost: string, budget: string) => [
      `入選提案共 ${cost}，超過經費 ${budget}`,
      `The selected projects cost ${cost}, more than the budget of ${budget}`,
    ],
  ],
  'unknown-project': [
    'error',
    (id: string) => [
      `選票上的提案「${id}」不存在`,
      `The ballot names "${id}", which is no project`,
    ],
  ],
  'repeated-project': [
    'error',
    (id: string) => [
      `選票上提案「${id}」出現兩次以上`,
      `The ballot names the project "${id}" more than once`,
    ],
  ],
  'repeated-project-removed': [
    'warning',
    (id: string) => [
      `選票上提案「${id}」出現兩次以上，只計第一次`,
      `The ballot names the project "${id}" more than once; the first is kept`,
    ],
  ],
  'empty-ballot': ['error', () => ['單選的選票空白', 'A single-choice ballot is empty']],
  'points-length': [
    'error',
    (points: string, votes: string) => [
      `有 ${votes} 個提案，卻有 ${points} 個分數`,
      `There are ${votes} projects but ${points} numbers of points`,
    ],
  ],
  'too-few-picks': [
    'warning',
    (found: string, least: string) => [
      `選了 ${found} 案，至少應選 ${least} 案`,
      `${found} picks where at least ${least} are asked for`,
    ],
  ],
  'too-many-picks': [
    'warning',
    (found: string, most: string) => [
      `選了 ${found} 案，至多 ${most} 案`,
      `${found} picks where at most ${most} are allowed`,
    ],
  ],
  'cost-below': [
    'warning',
    (found: string, least: string) => [
      `所選共 ${found}，至少應為 ${least}`,
      `The picks cost ${found}, less than ${least}`,
    ],
  ],
  'cost-above': [
    'warning',
    (found: string, most: string) => [
      `所選共 ${found}，超過上限 ${most}`,
      `The picks cost ${found}, more than ${most}`,
    ],
  ],
  'points-below': [
    'warning',
    (found: string, least: string) => [
      `一案給 ${found} 分，至少應為 ${least} 分`,
      `${found} points for one project, less than ${least}`,
    ],
  ],
  'points-above': [
    'warning',
    (found: string, most: string) => [
      `一案給 ${found} 分，超過 ${most} 分`,
      `${found} points for one project, more than ${most}`,
    ],
  ],
  'sum-below': [
    'warning',
    (found: string, least: string) => [
      `共給 ${found} 分，至少應為 ${least} 分`,
      `${found} points in all, less than ${least}`,
    ],
  ],
  'sum-above': [
    'warning',
    (found: string, most: string) => [
      `共給 ${found} 分，超過 ${most} 分`,
      `${found} points in all, more than ${most}`,
    ],
  ],
  'and-more': [
    'warning',
    (count: string) => [`另有 ${count} 個問題未列出`, `There are ${count} more problems`],
  ],
} as const satisfies Record<
  string,
  readonly ['error' | 'warning', (...facts: string[]) => readonly [zh: string, en: string]]
>;

export type PbCode = keyof typeof WORDS;

/** Where in the file: the line, and the section with its column or key. */
export interface Place {
  readonly line: number;
  readonly field: string;
}

export function problem(
  code: PbCode,
  { line, field }: Place,
  facts: readonly (string | number)[] = [],
  severity?: PbProblem['severity'],
): PbProblem {
  const [usual, words]: readonly [
    PbProblem['severity'],
    (...facts: string[]) => readonly [string, string],
  ] = WORDS[code];
  const [zh, en] = words(...facts.map(String));
  return {
    severity: severity ?? usual,
    line,
    field,
    code,
    zh: `第 ${line} 行 ${field}：${zh}。`,
    en: `Line ${line}, ${field}: ${en}.`,
  };
}

/** Problems as they are found, at most a thousand of each severity, and whether one forbids counting. */
export class ProblemList {
  readonly #found: Record<PbProblem['severity'], PbProblem[]> = { error: [], warning: [] };
  readonly #left = { error: 0, warning: 0 };

  add(found: PbProblem): void {
    const list = this.#found[found.severity];
    if (list.length < MOST) list.push(found);
    else this.#left[found.severity] += 1;
  }

  get fatal(): boolean {
    return this.#found.error.length > 0;
  }

  /** Errors first, then warnings, each in the order of their lines. */
  all(): readonly PbProblem[] {
    return [...this.#listed('error'), ...this.#listed('warning')];
  }

  warnings(): readonly PbProblem[] {
    return this.#listed('warning');
  }

  #listed(severity: PbProblem['severity']): readonly PbProblem[] {
    const list = this.#found[severity].toSorted((a, b) => a.line - b.line);
    const more = this.#left[severity];
    if (more === 0) return list;
    const line = list.at(-1)!.line;
    return [...list, problem('and-more', { line, field: 'file' }, [more], severity)];
  }
}

const MOST = 1000;
