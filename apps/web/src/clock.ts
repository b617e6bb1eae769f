/**
 * The clock of the web server: goes round once in a while and does what is due by itself. It may
 * run in every process of a platform; one of them at a time does the work.
 */
import { tend, type Grounds, type Tended } from '@gongsuan/acts/clock';
import { forgettingDue, type Machine } from '@gongsuan/core/people';

const CLOCK: Machine = { kind: 'machine', name: 'clock' };

/** Seconds between two rounds, unless GONGSUAN_CLOCK says otherwise. */
export const USUAL_SECONDS = 60;

/** The first round waits until the server has answered its first readers. */
const FIRST_MS = 3_000;

export interface Clock {
  /** No further round; waits for the one under way. */
  readonly stop: () => Promise<void>;
}

interface ClockOptions {
  readonly everyMs: number;
  readonly firstMs?: number;
  readonly now?: () => Date;
  /** One line for the log, about what was done or could not be done. */
  readonly report: (line: string) => void;
}

/**
 * Seconds between rounds as GONGSUAN_CLOCK has them; `null` for 0, which turns the clock off, where
 * `gongsuan tend` is called from outside.
 *
 * @throws when it is not a number of seconds up to a day: a clock that never runs must not go unnoticed
 */
export function everyMsOf(text: string | undefined): number | null {
  if (text === undefined || text === '') return USUAL_SECONDS * 1000;
  const seconds = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(seconds <= 86_400)) throw new Error('GONGSUAN_CLOCK is a number of seconds, 0 to 86400');
  return seconds === 0 ? null : seconds * 1000;
}

/** Starts the clock. It never throws, and keeps no process alive. */
export function startClock(grounds: Grounds, options: ClockOptions): Clock {
  const { everyMs, firstMs = FIRST_MS, now = () => new Date(), report } = options;
  let forgot: Date | null = null;
  let away = false;
  let stopped = false;
  let underWay: Promise<void> = Promise.resolve();
  let timer = setTimeout(next, Math.min(firstMs, everyMs)).unref();

  function next(): void {
    underWay = round().finally(() => {
      if (!stopped) timer = setTimeout(next, everyMs).unref();
    });
  }

  async function round(): Promise<void> {
    const at = now();
    const forget = forgettingDue(forgot, at);
    try {
      const done = await tend(grounds, CLOCK, { forget }, at);
      if (away) report('clock: the database is back');
      away = false;
      if (done && forget) forgot = at;
      for (const line of done ? linesOf(done) : []) report(line);
    } catch (cause) {
      // Once for each time that it goes away: a night without a database is one line.
      if (!away)
        report(`clock: no round, ${codeOf(cause)}; trying again every ${everyMs / 1000} s`);
      away = true;
    }
  }

  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}

function linesOf({ problems, ...counts }: Tended): readonly string[] {
  const done = Object.entries(counts).filter(([, count]) => count > 0);
  const sums = done.map(([what, count]) => `${what} ${count}`).join(', ');
  return [
    ...(sums === '' ? [] : [`clock: ${sums}`]),
    ...problems.map((problem) => `clock: not done, ${problem}`),
  ];
}

function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'error';
  return 'code' in cause ? String(cause.code) : cause.name;
}
