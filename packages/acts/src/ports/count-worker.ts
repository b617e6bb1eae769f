/** The thread that counts: takes one job after another and reports its pieces. */
import { parentPort } from 'node:worker_threads';
import type { CountJob, CountReport } from './count-job.ts';
import { withoutValues, work, type Loaded } from './count-work.ts';

const loaded = new Map<string, Loaded>();
const port = parentPort;

port?.on('message', (job: CountJob) => {
  const report = (piece: CountReport) => port.postMessage(piece);
  try {
    work(job, loaded, report);
  } catch (error) {
    report({ part: 'broken', key: null, error: withoutValues(error) });
  }
  report({ part: 'done' });
});
