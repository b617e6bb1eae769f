/**
 * How fast forms may be sent: a brake on machines, far above what people do. A school or an office
 * behind one address shares the wide limit; one browser has the narrow one.
 */
export interface Pace {
  /** Notes one more submission of this sender at this moment; false when it is one too many. */
  readonly take: (sender: string, now: Date) => boolean;
}

/**
 * At most `perMinute` at once, refilling evenly. Forgets senders whose limit is full again, so that
 * its memory is that of one minute.
 */
export function pace(perMinute: number): Pace {
  const senders = new Map<string, { left: number; at: number }>();
  let sweptAt = 0;
  const refilled = (sender: { left: number; at: number }, at: number) =>
    Math.min(perMinute, sender.left + ((at - sender.at) / 60_000) * perMinute);

  return {
    take(sender, now) {
      const at = now.getTime();
      if (at - sweptAt > 60_000) {
        sweptAt = at;
        for (const [key, one] of senders) if (refilled(one, at) >= perMinute) senders.delete(key);
      }
      const known = senders.get(sender) ?? { left: perMinute, at };
      const left = refilled(known, at);
      if (left < 1) return false;
      senders.set(sender, { left: left - 1, at });
      return true;
    },
  };
}

/**
 * Forms, or requests to the API, a minute as a setting has them.
 *
 * @throws when it is no whole number from 1 to a million: neither a site that takes no form nor one
 * without a limit must go unnoticed
 */
export function perMinuteOf(name: string, text: string | undefined, usual: number): number {
  if (text === undefined || text === '') return usual;
  const count = /^\d{1,7}$/.test(text) ? Number(text) : NaN;
  if (!(count >= 1 && count <= 1_000_000))
    throw new Error(`${name} is a number a minute, 1 to 1000000`);
  return count;
}
