/**
 * Invented residents: every name, number and birth date is made up by a rule, none is a person's.
 * Numbers carry right check digits so that they pass the platform's own check.
 */

export interface Resident {
  readonly name: string;
  readonly idNumber: string;
  /** ISO day. */
  readonly birthDate: string;
  /** Town of registration, by its code. */
  readonly townCode: string;
  readonly town: string;
  /** Since when registered in that town, as an ISO day. */
  readonly registeredSince: string;
}

const TAIPEI = [
  '松山區',
  '大安區',
  '中正區',
  '萬華區',
  '大同區',
  '中山區',
  '文山區',
  '南港區',
  '內湖區',
  '士林區',
  '北投區',
  '信義區',
];
/** The codes of Taipei's districts, in the official order of the codes. */
const TAIPEI_CODES: Readonly<Record<string, string>> = {
  松山區: '63000010',
  信義區: '63000020',
  大安區: '63000030',
  中山區: '63000040',
  中正區: '63000050',
  大同區: '63000060',
  萬華區: '63000070',
  文山區: '63000080',
  南港區: '63000090',
  內湖區: '63000100',
  士林區: '63000110',
  北投區: '63000120',
};
const ELSEWHERE: readonly (readonly [town: string, code: string, letter: string])[] = [
  ['新北市新店區', '65000060', 'F'],
  ['新北市蘆洲區', '65000140', 'F'],
  ['桃園市大園區', '68000060', 'H'],
  ['臺中市中區', '66000010', 'B'],
  ['臺南市安平區', '67000360', 'D'],
  ['高雄市前鎮區', '64000090', 'E'],
];
const SURNAMES = [...'陳林黃張李王吳劉蔡楊許鄭謝洪郭邱'];
const GIVEN = ['一葉', '二泉', '三光', '四維', '五穗', '六合', '七星', '八方', '九如', '十全'];
const PER_TOWN = 20;

/**
 * All residents, always the same. In each town number 18 came only in October 2026, number 19 turns
 * 16 too late and number 20 is a child; the others have been there since they were born.
 */
export function residents(): readonly Resident[] {
  const towns = [
    ...TAIPEI.map((town) => [`臺北市${town}`, TAIPEI_CODES[town] ?? '', 'A'] as const),
    ...ELSEWHERE,
  ];
  return towns.flatMap(([town, townCode, letter], at) =>
    Array.from({ length: PER_TOWN }, (_, i) => resident(town, townCode, letter, at, i)),
  );
}

function resident(town: string, townCode: string, letter: string, at: number, i: number): Resident {
  const serial = at * PER_TOWN + i;
  // The seven digits begin with 99, a block that this list keeps to.
  const first9 = `${letter}${(i % 2) + 1}99${String(serial).padStart(5, '0')}`;
  const surname = SURNAMES[serial % SURNAMES.length] ?? '';
  return {
    name: `${surname}${GIVEN[(serial * 7 + at) % GIVEN.length] ?? ''}（虛構）`,
    idNumber: `${first9}${checkDigit(first9)}`,
    birthDate: birthDate(i, at),
    townCode,
    town,
    registeredSince: i === 17 ? '2026-10-01' : birthDate(i, at),
  };
}

function birthDate(i: number, at: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  if (i === 19) return `2018-0${(at % 9) + 1}-15`;
  if (i === 18) return `2012-1${at % 3}-${two((at % 28) + 1)}`;
  return `${1942 + i * 3}-${two(((i + at) % 12) + 1)}-${two(((i * 5 + at) % 28) + 1)}`;
}

/** Digits of the letters A–Z, then the weights of the eleven digits. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';
const WEIGHTS = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1];

function checkDigit(first9: string): number {
  const first = LETTERS.indexOf(first9[0] ?? '') + 10;
  const digits = [Math.floor(first / 10), first % 10, ...[...first9.slice(1)].map(Number)];
  const sum = digits.reduce((total, digit, at) => total + digit * (WEIGHTS[at] ?? 0), 0);
  return (10 - (sum % 10)) % 10;
}
