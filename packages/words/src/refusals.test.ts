import { expect, test } from 'vitest';
import { admitRefusals } from './admit/index.ts';
import { gatherRefusals } from './gather/index.ts';
import { peopleRefusals } from './people/index.ts';
import { planRefusals } from './plan/index.ts';
import { routeRefusals } from './route/index.ts';
import { voteRefusals } from './vote/index.ts';

test('each refusal has its words in one step: no second sentence hides the first', () => {
  const codes = [
    ...[admitRefusals, gatherRefusals, peopleRefusals],
    ...[planRefusals, routeRefusals, voteRefusals],
  ].flatMap((words) => Object.keys(words));
  expect(codes.length).toBeGreaterThan(100);
  expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
});
