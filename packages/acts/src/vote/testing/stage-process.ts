/** For tests: a booth in a process of its own that can be killed. Reads ballots line by line. */
import { createInterface } from 'node:readline';
import { openDb } from '@gongsuan/store';
import { openPool } from '@gongsuan/store/connect';
import { openCollector } from '@gongsuan/store/vote';
import type { PollId } from '@gongsuan/core/vote';
import { fileKeyring, noRegistry } from '../../ports/index.ts';
import { openShelf } from '../booth.ts';
import { castBallot } from '../cast-ballot.ts';
import { DURING, SECRET } from './stage.ts';

const [url = '', poll = ''] = process.argv.slice(2);
const db = openDb(openPool(url, { max: 2 }));
const booth = {
  db,
  secret: SECRET,
  keyring: fileKeyring('/nonexistent'),
  registry: noRegistry,
  collector: openCollector(url),
  shelf: openShelf(db),
};

createInterface({ input: process.stdin }).on('line', async (line) => {
  const { id, permit, ballotId, claim } = JSON.parse(line) as Record<
    'id' | 'permit' | 'ballotId' | 'claim',
    string
  >;
  const input = { poll: poll as PollId, permit, ballotId, claim, picks: [1, 2, 3, 4] };
  const done = await castBallot(booth, input, DURING).catch(() => null);
  const answer =
    done === null
      ? 'again'
      : done.ok
        ? done.value.repeated
          ? 'repeated'
          : 'ok'
        : done.refusal.code;
  process.stdout.write(`${id} ${answer === 'box-unreachable' ? 'again' : answer}\n`);
});
