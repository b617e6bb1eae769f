import { createReadStream } from 'node:fs';
import {
  PbReader,
  type Election,
  type PbProblem,
  type ReadOptions,
  type Result,
} from '@gongsuan/tally';

/** Read a .pb file piece by piece. */
export async function readElection(
  path: string,
  options: ReadOptions,
): Promise<Result<Election, readonly PbProblem[]>> {
  const reader = new PbReader(options);
  for await (const piece of createReadStream(path, 'utf8')) reader.push(String(piece));
  return reader.finish();
}
