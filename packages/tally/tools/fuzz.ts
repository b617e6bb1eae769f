/**
 * Send files to the reader of .pb files that nobody should send, until the time is up or one shows
 * a fault, which is printed as small as it can be made. Usage:
 *
 *     node packages/tally/tools/fuzz.ts [--minutes 1] [--seed 1]
 *
 * It starts from any text, from good files and from those in must-fail/, with a few characters
 * changed. Each must be refused with words, or be counted, written and read again without loss.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { anyDamaged, anyText, damaged, faultOf } from '../src/testing/hostile.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
const folder = resolve(import.meta.dirname, '../must-fail');
const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
const result = fc.check(
  fc.property(fc.oneof(anyText, anyDamaged, fc.constantFrom(...files).chain(damaged)), (text) => {
    const fault = faultOf(text);
    if (fault !== undefined) throw new Error(`this file ${fault}`);
  }),
  {
    seed: Number(values.seed),
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: 60_000 * Number(values.minutes),
  },
);
console.log(JSON.stringify({ seed: result.seed, files: result.numRuns, failed: result.failed }));
if (result.failed) {
  console.log(result.errorInstance, `\n${JSON.stringify(result.counterexample?.[0])}`);
  process.exitCode = 1;
}
