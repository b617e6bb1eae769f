/** 當機: kill -9 of the application and of PostgreSQL with voters in flight, several times. */
import { spawn, type ChildProcess } from 'node:child_process';
import { PRIVACY_NOTICE_VERSION } from '@gongsuan/core/people';
import { createInterface } from 'node:readline';
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codesOf } from '@gongsuan/core/vote';
import { openPool } from '@gongsuan/store/connect';
import { migrate } from '@gongsuan/store/migrate';
import { privateServer, type PrivateServer } from '@gongsuan/store/testing';
import { castBallot } from './cast-ballot.ts';
import { writePermit } from './permit.ts';
import { DURING, raiseStage, SECRET, type Stage } from './testing/stage.ts';

const VOTERS = 300;
let server: PrivateServer;
let stage: Stage;

beforeAll(async () => {
  server = await privateServer();
  const migrated = await migrate(server.ownerUrl);
  if (!migrated.ok) throw new Error(JSON.stringify(migrated.refusal));
  stage = await raiseStage(server.webUrl);
});
afterAll(async () => {
  await stage.close();
  await server.remove();
});

interface Voter {
  readonly permit: string;
  readonly ballotId: string;
  readonly claim: string;
}

/** Voters with permits; each keeps one secret, whatever happens. */
async function newVoters(): Promise<readonly Voter[]> {
  const poll = await stage.booth.shelf.get(stage.polls[0], DURING);
  if (!poll) throw new Error('no poll');
  return Array.from({ length: VOTERS }, () => ({
    ...codesOf(randomBytes(32)),
    permit: writePermit(SECRET, {
      tenant: stage.tenant,
      poll: poll.id,
      roll: poll.roll,
      tag: randomBytes(32).toString('hex'),
      residency: 'registered',
      electorate: 'all',
      channel: 'online',
      assisted: false,
      consentVersion: PRIVACY_NOTICE_VERSION,
      consented: DURING,
      expires: new Date(DURING.getTime() + 60_000),
    }),
  }));
}

type Vote = (voter: Voter) => Promise<'ok' | 'repeated' | 'again' | string>;

const castHere: Vote = async (voter) => {
  const done = await castBallot(
    stage.booth,
    { poll: stage.polls[0], picks: [1, 2, 3, 4], ...voter },
    DURING,
  );
  if (done.ok) return done.value.repeated ? 'repeated' : 'ok';
  return done.refusal.code === 'box-unreachable' ? 'again' : done.refusal.code;
};

/** All voters vote; whoever gets no answer tries again with the same ballot until there is one. */
async function everybody(voters: readonly Voter[], vote: Vote, trouble: () => Promise<void>) {
  const acknowledged = new Map<string, string>();
  const troubled = sleep(15).then(trouble);
  await Promise.all(
    voters.map(async (voter, at) => {
      await sleep(at % 60);
      for (let tries = 0; tries < 400; tries += 1) {
        const answer = await vote(voter);
        if (answer !== 'again') return void acknowledged.set(voter.ballotId, answer);
        await sleep(50);
      }
      acknowledged.set(voter.ballotId, 'never');
    }),
  );
  await troubled;
  return acknowledged;
}

async function boxOf(voters: readonly Voter[]): Promise<readonly string[]> {
  const pool = openPool(server.ownerUrl, { max: 1 });
  const ids = voters.map((voter) => Buffer.from(voter.ballotId, 'hex'));
  const found = await pool.query<{ id: string }>(
    `select encode(id, 'hex') as id from vote.ballot where id = any($1) order by id`,
    [ids],
  );
  const all = await pool.query<{ same: boolean }>(
    'select (select count(*) from vote.ballot) = (select count(*) from vote.participation) as same',
  );
  await pool.end();
  expect(all.rows[0]?.same).toBe(true);
  return found.rows.map((row) => row.id);
}

describe('當機 outages', () => {
  it('loses no ballot and doubles none while PostgreSQL is killed again and again', async () => {
    for (let round = 0; round < 3; round += 1) {
      const voters = await newVoters();
      const answers = await everybody(voters, castHere, async () => {
        await server.kill9();
        await sleep(100);
        await server.restart();
      });
      expect(
        [...answers.values()].filter((answer) => answer !== 'ok' && answer !== 'repeated'),
      ).toEqual([]);
      expect(await boxOf(voters)).toEqual(voters.map((voter) => voter.ballotId).sort());
    }
  });

  it('gives every voter in flight the same receipt after the application was killed', async () => {
    for (let round = 0; round < 3; round += 1) {
      const voters = await newVoters();
      let process = startBooth();
      const answers = await everybody(
        voters,
        (voter) => process.cast(voter),
        async () => {
          process.child.kill('SIGKILL');
          process = startBooth();
        },
      );
      process.child.kill('SIGKILL');
      expect(
        [...answers.values()].filter((answer) => answer !== 'ok' && answer !== 'repeated'),
      ).toEqual([]);
      expect(await boxOf(voters)).toEqual(voters.map((voter) => voter.ballotId).sort());
    }
  });
});

/** A booth in a process of its own, spoken to line by line. */
function startBooth(): { readonly child: ChildProcess; readonly cast: Vote } {
  const child = spawn(
    globalThis.process.execPath,
    [join(import.meta.dirname, 'testing/stage-process.ts'), server.webUrl, stage.polls[0]],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const waiting = new Map<string, (answer: string) => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [id = '', answer = ''] = line.split(' ');
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  child.stdin.on('error', () => undefined);
  child.once('exit', () => waiting.forEach((answer) => answer('again')));
  return {
    child,
    cast: (voter) =>
      new Promise((done) => {
        if (child.exitCode !== null || child.signalCode !== null) return done('again');
        const id = randomUUID();
        waiting.set(id, done);
        child.stdin.write(`${JSON.stringify({ id, ...voter })}\n`);
      }),
  };
}
