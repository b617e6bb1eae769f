/**
 * The load generator: a process of its own that speaks HTTP over kept connections, with requests
 * written beforehand so that it costs little. Reads its job from standard input, prints one line.
 */
import { createHash, randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { writePermit } from '@gongsuan/acts/vote';
import { PRIVACY_NOTICE_VERSION } from '@gongsuan/core/people';
import { SECRET, TENANT, OPTIONS, type BenchPoll } from './ground.ts';

export interface Job {
  readonly ports: readonly number[];
  readonly polls: readonly BenchPoll[];
  readonly ballots: number;
  /** Different people among the ballots; as many as ballots unless said otherwise. */
  readonly voters?: number;
  readonly connections: number;
  /** Ballots offered per second whatever the answers; 0 sends the next when one is answered. */
  readonly perSecond: number;
  /** Every ballot for the same options. */
  readonly same: boolean;
}

/** What became of the requests. */
export interface Load {
  readonly seconds: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

function prepare(job: Job): readonly Buffer[] {
  const now = new Date();
  const expires = new Date(now.getTime() + 30 * 60_000);
  const tags = Array.from({ length: job.voters ?? job.ballots }, () =>
    randomBytes(32).toString('hex'),
  );
  const requests = Array.from({ length: job.ballots }, (_, at) => {
    const person = at % tags.length;
    const poll = job.polls[person % job.polls.length];
    if (!poll) throw new Error('no polls');
    const permit = writePermit(SECRET, {
      tenant: TENANT,
      poll: poll.id,
      roll: poll.roll,
      tag: tags[person] ?? '',
      residency: 'registered',
      electorate: 'all',
      channel: 'online',
      assisted: false,
      consentVersion: PRIVACY_NOTICE_VERSION,
      consented: now,
      expires,
    });
    const k = randomBytes(32);
    const of = (name: string) => createHash('sha256').update(name).update(k).digest('hex');
    const picks = job.same ? [1, 2, 3, 4, 5] : somePicks();
    const body = JSON.stringify({ permit, ballotId: of('ballot'), claim: of('claim'), picks });
    return Buffer.from(
      `POST /api/v1/votes/${poll.id}/ballots HTTP/1.1\r\nhost: localhost\r\n` +
        `content-type: application/json\r\naccept-language: zh-TW,zh;q=0.9\r\n` +
        `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  });
  return job.voters === undefined ? requests : shuffled(requests);
}

function somePicks(): readonly number[] {
  const all = shuffled(Array.from({ length: OPTIONS }, (_, at) => at + 1));
  return all.slice(0, 5);
}

function shuffled<T>(items: readonly T[]): T[] {
  const order = [...items];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(Math.random() * (at + 1));
    [order[at], order[other]] = [order[other] as T, order[at] as T];
  }
  return order;
}

/** One kept connection; at most one request is under way on it. */
class Line {
  readonly socket: Socket;
  private done: ((status: string) => void) | undefined;
  private received = '';

  constructor(socket: Socket) {
    this.socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.take(chunk));
    socket.on('error', (error) => {
      throw error;
    });
    socket.on('close', () => {
      if (this.done) throw new Error('a connection was closed before the answer');
    });
  }

  send(request: Buffer, done: (status: string) => void): void {
    this.done = done;
    this.socket.write(request);
  }

  private take(chunk: Buffer): void {
    this.received += chunk.toString('latin1');
    const head = this.received.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(this.received)?.[1] ?? 0);
    if (this.received.length < head + 4 + length) return;
    const status = this.received.slice(9, 12);
    this.received = '';
    const done = this.done;
    this.done = undefined;
    done?.(status);
  }
}

async function run(job: Job, requests: readonly Buffer[]): Promise<Load> {
  const lines = await Promise.all(
    Array.from({ length: job.connections }, (_, at) => open(job.ports[at % job.ports.length] ?? 0)),
  );
  const statuses: Record<string, number> = {};
  const took: number[] = [];
  const begun = performance.now();
  await new Promise<void>((finish) => {
    let sent = 0;
    let answered = 0;
    const send = (line: Line, since: number, then: () => void): void => {
      const request = requests[sent];
      if (!request) return;
      sent += 1;
      line.send(request, (status) => {
        took.push(performance.now() - since);
        statuses[status] = (statuses[status] ?? 0) + 1;
        answered += 1;
        if (answered === requests.length) finish();
        else then();
      });
    };
    if (job.perSecond === 0) {
      const next = (line: Line): void => send(line, performance.now(), () => next(line));
      lines.forEach(next);
      return;
    }
    // Offered at its own pace: a late answer counts from when the ballot should have been sent.
    const free = [...lines];
    const due: number[] = [];
    const drain = (): void => {
      while (due.length > 0 && free.length > 0) {
        const line = free.pop();
        const since = due.shift();
        if (!line || since === undefined) return;
        send(line, since, () => {
          free.push(line);
          drain();
        });
      }
    };
    let offered = 0;
    const clock = setInterval(() => {
      const now = performance.now();
      while (offered < requests.length && begun + (offered * 1000) / job.perSecond <= now) {
        due.push(begun + (offered * 1000) / job.perSecond);
        offered += 1;
      }
      drain();
      if (offered === requests.length) clearInterval(clock);
    }, 1);
  });
  const seconds = (performance.now() - begun) / 1000;
  took.sort((a, b) => a - b);
  const at = (share: number) =>
    Number((took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0).toFixed(2));
  return { seconds, statuses, p50: at(0.5), p99: at(0.99), most: at(1) };
}

function open(port: number): Promise<Line> {
  return new Promise((done, fail) => {
    const socket = connect(port, '127.0.0.1', () => done(new Line(socket)));
    socket.once('error', fail);
  });
}

if (import.meta.main) {
  const job = JSON.parse(await text(process.stdin)) as Job;
  const requests = prepare(job);
  const load = await run(job, requests);
  process.stdout.write(`${JSON.stringify(load)}\n`);
  process.exit(0);
}
