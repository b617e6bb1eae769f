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
