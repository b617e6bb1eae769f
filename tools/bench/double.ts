/**
 * `npm run bench:double`: 100,000 attempts by 1,000 voters, each with another ballot, over two
 * application processes on one database. Exactly 1,000 ballots may be in the box afterwards.
 */
import { openPool } from '@gongsuan/store/connect';
import { raiseGround, runLoad, startApp } from './ground.ts';
import type { Load } from './load.ts';

const ATTEMPTS = Number(process.env['BENCH_ATTEMPTS'] ?? 100_000);
const VOTERS = 1_000;

const ground = await raiseGround();
try {
  const apps = [await startApp(ground), await startApp(ground)];
  const load = (await runLoad({
    ports: apps.map((app) => app.port),
    polls: ground.polls,
    ballots: ATTEMPTS,
    voters: VOTERS,
    connections: 128,
    perSecond: 0,
    same: false,
  })) as Load;
  await Promise.all(apps.map((app) => app.stop()));

  const pool = openPool(ground.ownerUrl);
  const found = await pool.query<{ ballots: number; voters: number }>(
    'select (select count(*) from vote.ballot) as ballots, (select count(*) from vote.participation) as voters',
  );
  await pool.end();
  const { ballots = 0, voters = 0 } = found.rows[0] ?? {};
  const accepted = load.statuses['201'] ?? 0;
  const refused = load.statuses['409'] ?? 0;
  process.stdout.write(
    `${ATTEMPTS} attempts by ${VOTERS} voters in ${load.seconds.toFixed(1)} s: ${accepted} accepted, ${refused} told that they had voted\n`,
  );
  const met =
    ballots === VOTERS &&
    voters === VOTERS &&
    accepted === VOTERS &&
    accepted + refused === ATTEMPTS;
  process.stdout.write(
    `${JSON.stringify({ attempts: ATTEMPTS, ballots, participations: voters, accepted, refused, bars: { ballots: VOTERS }, met })}\n`,
  );
  if (!met) process.exitCode = 1;
} finally {
  await ground.end();
}
