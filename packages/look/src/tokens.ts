/**
 * The design tokens as data. `tokens.css` is written from them by `tools/write-tokens.ts`, and
 * `tokens.test.ts` fails when the two differ or when a pair of colours is too weak to read.
 */

export type Theme = 'light' | 'dark';

/** A colour in the two themes, as #rrggbb. */
type Pair = readonly [light: string, dark: string];

/**
 * Colours are named by their work, not by their hue. Ink on paper does nearly everything;
 * `stamp` (vermilion, the colour of a seal and of the ballot stamp) marks what is now and what
 * counts, and nothing else.
 */
export const colours = {
  /** the page */
  paper: ['#f8f6f0', '#161513'],
  /** what is written on: inputs, receipts, chosen rows */
  sheet: ['#ffffff', '#211f1c'],
  /** quiet bands: code, table heads, the next-step box */
  shade: ['#ece8dd', '#2c2925'],
  /** text, strokes, primary buttons */
  ink: ['#1a1917', '#f2ede2'],
  /** text on ink */
  'on-ink': ['#ffffff', '#161513'],
  /** secondary text */
  soft: ['#57534a', '#bdb5a6'],
  /** thin rules: decoration, never the only sign of a control */
  rule: ['#cdc7b8', '#484339'],
  /** borders of controls */
  edge: ['#77715f', '#968d7b'],
  /** vermilion */
  stamp: ['#c22d17', '#ff7452'],
  'stamp-deep': ['#972110', '#ff9c85'],
  'on-stamp': ['#ffffff', '#1f0a05'],
  /** states; each is always beside a word and a sign */
  info: ['#1b4f76', '#93c3e8'],
  'info-wash': ['#e3ecf1', '#1a2a36'],
  good: ['#1e603d', '#8dcfa6'],
  'good-wash': ['#e2eee2', '#1a2d22'],
  warn: ['#744d00', '#e8c268'],
  'warn-wash': ['#f6e9c8', '#332812'],
  danger: ['#8f1039', '#ff9db0'],
  'danger-wash': ['#f8e1e6', '#3a1a23'],
  /** the ring of keyboard focus */
  focus: ['#1650b8', '#8ab6ff'],
} as const satisfies Readonly<Record<string, Pair>>;

export type Colour = keyof typeof colours;

/** A use of one colour on another, and the contrast that WCAG 2.2 asks of it. */
export type Use = { readonly front: Colour; readonly back: Colour; readonly atLeast: 3 | 4.5 | 7 };

const on = (back: Colour, atLeast: Use['atLeast'], ...fronts: readonly Colour[]): readonly Use[] =>
  fronts.map((front) => ({ front, back, atLeast }));

const states = ['info', 'good', 'warn', 'danger'] as const;

/** Every pair that the base styles and the components draw. Add the pair before you use it. */
export const uses: readonly Use[] = [
  ...on('paper', 7, 'ink'),
  ...on('sheet', 7, 'ink'),
  ...on('shade', 7, 'ink'),
  ...on('ink', 7, 'on-ink'),
  ...on('paper', 4.5, 'soft', 'stamp', 'stamp-deep', ...states),
  ...on('sheet', 4.5, 'soft', 'stamp', 'stamp-deep', ...states),
  ...on('shade', 4.5, 'soft', 'stamp', 'stamp-deep', ...states),
  ...on('stamp', 4.5, 'on-stamp'),
  ...on('stamp-deep', 4.5, 'on-stamp'),
  ...states.flatMap((state) => on(`${state}-wash`, 4.5, 'ink', 'soft', state)),
  ...on('paper', 3, 'edge', 'focus'),
  ...on('sheet', 3, 'edge', 'focus'),
  ...on('shade', 3, 'edge', 'focus'),
  ...states.flatMap((state) => on(`${state}-wash`, 3, 'focus', 'edge')),
];

/** Type sizes in px at a window of 320 px and at one of 1280 px; between them they grow evenly. */
export const sizes = {
  small: [14, 15],
  body: [17, 18],
  lead: [19, 23],
  h3: [20, 23],
  h2: [25, 34],
  h1: [33, 60],
  figure: [36, 66],
} as const satisfies Readonly<Record<string, readonly [at320: number, at1280: number]>>;

/** Spaces in px at 320 and at 1280. */
export const spaces = {
  '1': [4, 4],
  '2': [8, 8],
  '3': [12, 12],
  '4': [16, 16],
  '5': [22, 26],
  '6': [30, 40],
  '7': [42, 64],
  '8': [56, 104],
} as const satisfies Readonly<Record<string, readonly [at320: number, at1280: number]>>;

/**
 * Font stacks of what the machines of Taiwan have; nothing is downloaded. The display face is a
 * 明體 where a good one is installed. PMingLiU is left out on purpose: it has no bold and no
 * outlines for large sizes, a bold 正黑體 headline is the better fallback. `quote` stands first: it
 * has the marks ‘ ’ “ ” alone, which Chinese faces draw as wide as a character (see look.css).
 */
export const faces = {
  text: "'quote', 'Noto Sans TC', 'Noto Sans CJK TC', 'PingFang TC', 'Microsoft JhengHei', system-ui, sans-serif",
  display:
    "'quote serif', 'Noto Serif TC', 'Noto Serif CJK TC', 'Source Han Serif TC', 'Songti TC', 'Noto Sans TC', 'PingFang TC', 'Microsoft JhengHei', serif",
  code: "ui-monospace, 'SF Mono', Consolas, 'Noto Sans Mono CJK TC', monospace",
} as const;

const round = (value: number): string => String(Number(value.toFixed(4)));

/** `clamp()` in rem between two px sizes reached at windows of 320 and 1280 px. */
export function fluid([from, to]: readonly [number, number]): string {
  if (from === to) return `${round(from / 16)}rem`;
  const slope = (to - from) / (1280 - 320);
  const base = from - slope * 320;
  return `clamp(${round(from / 16)}rem, ${round(base / 16)}rem + ${round(slope * 100)}vw, ${round(to / 16)}rem)`;
}

const colourLines = (theme: Theme, indent: string): string =>
  Object.entries(colours)
    .map(([name, [light, dark]]) => `${indent}--${name}: ${theme === 'light' ? light : dark};`)
    .join('\n');

const fluidLines = (
  prefix: string,
  of: Readonly<Record<string, readonly [number, number]>>,
): string =>
  Object.entries(of)
    .map(([name, pair]) => `  --${prefix}-${name}: ${fluid(pair)};`)
    .join('\n');

/** The text of `tokens.css`. */
export function tokensCss(): string {
  return `/* Written from tokens.ts by tools/write-tokens.ts: change that, not this. */
:root {
  color-scheme: light;
${colourLines('light', '  ')}
${fluidLines('size', sizes)}
${fluidLines('space', spaces)}
  --text: ${faces.text};
  --display: ${faces.display};
  --code: ${faces.code};
  --measure: 36em;
  --page: 76rem;
}
@media screen {
  :root[data-theme='dark'] {
    color-scheme: dark;
${colourLines('dark', '    ')}
  }
}
@media screen and (prefers-color-scheme: dark) {
  :root:not([data-theme='light']) {
    color-scheme: dark;
${colourLines('dark', '    ')}
  }
}
`;
}

/** Contrast of two #rrggbb colours as WCAG 2.2 defines it, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [bright, dim] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return ((bright ?? 0) + 0.05) / ((dim ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
