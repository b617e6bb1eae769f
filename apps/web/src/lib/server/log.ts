/** The log of the web application. It holds nothing personal: no address query, no form, no name. */
import { pino } from 'pino';

export const log = pino({
  level: process.env['LOG_LEVEL'] ?? 'info',
  base: { app: 'web' },
});

/** An error as the log may keep it: its kind, where it arose, its message without values. */
export function withoutValues(thrown: unknown): Readonly<Record<string, string>> {
  if (!(thrown instanceof Error)) return { kind: typeof thrown };
  const code = 'code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {};
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    kind: thrown.name,
    ...code,
    said: masked(thrown.message),
    at: frames.slice(0, 8).join('\n'),
  };
}

/** Takes out what could point at a person: mail addresses, ID numbers, dates, long numbers. */
export function masked(text: string): string {
  return text
    .slice(0, 500)
    .replaceAll(/[^\s"'(<]+@[^\s"')>]+/g, '[mail]')
    .replaceAll(/\b[A-Za-z][A-Za-z0-9]\d{8}\b/g, '[id]')
    .replaceAll(/\b\d{2,4}[-/.]\d{1,2}[-/.]\d{1,2}\b/g, '[date]')
    .replaceAll(/\d{5,}/g, '[number]');
}
