/** The stand-in for the household registry: JSON over HTTP, well-behaved or not, on demand. */
import { timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import { z } from 'zod';
import { Case, isCorrect, Question } from './cases.ts';
import { residents, type Resident } from './residents.ts';

export const Behaviour = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('well') }),
  z.object({ kind: z.literal('slow'), ms: z.number().int().min(0).max(120_000) }),
  z.object({ kind: z.literal('down') }),
  z.object({ kind: z.literal('wrong') }),
  z.object({ kind: z.literal('nonsense') }),
  z.object({ kind: z.literal('other-person') }),
  z.object({ kind: z.literal('rate-limited') }),
]);
export type Behaviour = z.infer<typeof Behaviour>;

export interface RegistryOptions {
  readonly secret: string;
  /** Residents beside the invented ones of the list, for tests. */
  readonly more?: readonly Resident[];
  readonly cases?: readonly Case[];
}

/** Builds the registry. Everything but the list of residents asks for the shared secret. */
export function registryApp(options: RegistryOptions): Hono {
  const everybody = [...residents(), ...(options.more ?? [])];
  const people = new Map(everybody.map((one) => [one.idNumber, one]));
  const cases = new Map((options.cases ?? []).map((one) => [one.caseCode, one]));
  let behaviour: Behaviour = { kind: 'well' };
  let asked = 0;
  const app = new Hono();

  app.get('/health', (c) => c.json({ ok: true }));
  app.get('/residents', (c) => c.json(everybody));

  app.use('*', async (c, next) => {
    const given = Buffer.from(c.req.header('x-registry-secret') ?? '');
    const right = Buffer.from(options.secret);
    if (given.length !== right.length || !timingSafeEqual(given, right))
      return c.json({ error: 'secret' }, 401);
    return next();
  });

  app.post('/checks', async (c) => {
    asked += 1;
    const question = Question.safeParse(await c.req.json().catch(() => null));
    if (!question.success) return c.json({ error: 'malformed' }, 400);
    const { caseCode, idNumber } = question.data;
    const correct = isCorrect(question.data, cases, people);
    switch (behaviour.kind) {
      case 'well':
        return c.json({ caseCode, idNumber, correct });
      case 'slow':
        await sleep(behaviour.ms);
        return c.json({ caseCode, idNumber, correct });
      case 'down':
        return c.text('Service Unavailable', 503);
      case 'wrong':
        return c.json({ caseCode, idNumber, correct: !correct });
      case 'nonsense':
        return c.body('<html>維護中</html>', 200, { 'content-type': 'application/json' });
      case 'other-person':
        return c.json({ caseCode, idNumber: 'A123456789', correct: true });
      case 'rate-limited':
        return c.json({ error: 'too many' }, 429, { 'retry-after': '30' });
    }
  });

  app.post('/cases', async (c) => {
    const parsed = Case.safeParse(await c.req.json().catch(() => null));
    if (!parsed.success) return c.json({ error: 'malformed' }, 400);
    cases.set(parsed.data.caseCode, parsed.data);
    return c.json(parsed.data, 201);
  });

  app.post('/behaviour', async (c) => {
    const parsed = Behaviour.safeParse(await c.req.json().catch(() => null));
    if (!parsed.success) return c.json({ error: 'malformed' }, 400);
    behaviour = parsed.data;
    return c.json(behaviour);
  });

  app.get('/asked', (c) => c.json({ asked }));
  return app;
}
