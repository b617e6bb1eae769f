import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PbReader, readPb, writePb, type Election } from '../index.ts';
import { anyElection } from '../testing/elections.ts';
import { anyText, damaged, faultOf } from '../testing/hostile.ts';
import type { ReadOptions } from './read-votes.ts';

const META = `META
key;value
description;Test
country;Taiwan
unit;臺北市
instance;2026
num_projects;2
num_votes;3
budget;1000
vote_type;approval
rule;greedy
date_begin;01.05.2026
date_end;2026
`;
const PROJECTS = 'PROJECTS\nproject_id;cost;name\n1;600;公園\n2;500;"Ramp; ""new"""\n';
const VOTES = 'VOTES\nvoter_id;vote;age\na;1,2;30\nb;2,1;\nc;2;41\n';

function electionOf(text: string, options?: ReadOptions): Election {
  const read = readPb(text, options);
  if (!read.ok) throw new Error(read.refusal.map(({ en }) => en).join('\n'));
  return read.value;
}

function warningsOf(text: string, options?: ReadOptions): readonly (readonly [string, number])[] {
  return (electionOf(text, options).file?.warnings ?? []).map(({ code, line }) => [code, line]);
}

const change = (from: string, to: string, text = META + PROJECTS + VOTES) => {
  if (!text.includes(from)) throw new Error(`there is no ${from}`);
  return text.replace(from, to);
};

describe('reading a .pb file', () => {
  it('groups equal ballots and keeps every voter', () => {
    const election = electionOf(META + PROJECTS + VOTES);
    expect(election).toEqual({
      kind: 'approval',
      budget: 1000,
      decimals: 0,
      projects: [
        { id: '1', cost: 600, name: '公園' },
        { id: '2', cost: 500, name: 'Ramp; "new"' },
      ],
      groups: [
        { ballot: { kind: 'approval', picks: ['1', '2'] }, count: 2 },
        { ballot: { kind: 'approval', picks: ['2'] }, count: 1 },
      ],
      limits: {},
      file: expect.objectContaining({
        voterColumns: ['voter_id', 'vote', 'age'],
        voters: [
          { id: 'a', group: 0, cells: ['30'] },
          { id: 'b', group: 0, cells: [''] },
          { id: 'c', group: 1, cells: ['41'] },
        ],
        warnings: [],
      }),
    });
  });

  it.each([
    ['CRLF line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte-order mark', (text: string) => `\uFEFF${text}`],
    ['a byte-order mark before a quoted title', (text: string) => `\uFEFF"META";${text.slice(4)}`],
    ['a blank line at the start', (text: string) => `\n${text}`],
    ['no line end at the end', (text: string) => text.trimEnd()],
    ['blank lines', (text: string) => text.replaceAll('\n', '\n\n')],
    ['separators after the titles', (text: string) => text.replace('VOTES', 'VOTES;;')],
  ])('takes %s', (_, changed) => {
    const { file, ...plain } = electionOf(META + PROJECTS + VOTES);
    const { file: other, ...read } = electionOf(changed(META + PROJECTS + VOTES));
    expect(read).toEqual(plain);
    expect(other?.voters).toEqual(file?.voters);
  });

  it('keeps amounts with decimals exact, whichever the decimal sign', () => {
    const text = change('budget;1000', 'budget;1000,50').replace('1;600;', '1;600.25;');
    const election = electionOf(text.replace('2;500;', '2;500.0;'));
    expect([election.budget, election.decimals]).toEqual([100050, 2]);
    expect(election.projects.map(({ cost }) => cost)).toEqual([60025, 50000]);
  });

  it('takes "None" for nothing', () => {
    const election = electionOf(change('date_end;2026\n', 'date_end;2026\nmax_length;None\n'));
    expect(election.limits).toEqual({});
  });

  it('reads a quoted cell that goes on over several lines', () => {
    const text = change('"Ramp; ""new"""', '"Ramp\r\n\nnew" x').replace('a;1,2;30', 'a;1,2;"3""0"');
    const election = electionOf(text);
    expect(election.projects[1]?.name).toBe('Ramp\n\nnew x');
    expect(election.file?.voters[0]?.cells).toEqual(['3"0']);
    expect(electionOf(change('1;600;公園', '1;600;12" pipe')).projects[0]?.name).toBe('12" pipe');
  });

  it('understands areas, categories, withdrawn projects and eligible voters', () => {
    const text = change(
      'PROJECTS\nproject_id;cost;name\n1;600;公園\n2;500;"Ramp; ""new"""\n',
      'PROJECTS\nproject_id;cost;category;neighborhood;district;votes;score;selected\n' +
        '1;999999999;green, old,;北投;x;2;;1\n2;500;;;south;x;4;7\n',
    );
    const election = electionOf(
      text.replace('PROJECTS', 'eligible_voters;900\ncurrency;TWD\nPROJECTS'),
    );
    expect(election.projects).toEqual([
      { id: '1', cost: 999999999, area: '北投', categories: ['green', 'old'], withdrawn: true },
      { id: '2', cost: 500, area: 'south' },
    ]);
    expect([election.eligible, election.currency]).toEqual([900, 'TWD']);
    expect(election.file?.warnings.map(({ code }) => code)).toEqual([
      'selected-over-budget',
      'withdrawn',
      'bad-selected',
      'bad-whole-number',
    ]);
  });

  const kinds = [
    ['choose-1', 'c;2', { kind: 'choose-one', choice: '2' }],
    ['ordinal', 'c;2,1', { kind: 'ranking', order: ['2', '1'] }],
    [
      'cumulative',
      'c;2,1;3,0',
      {
        kind: 'points',
        points: [
          ['1', 0],
          ['2', 3],
        ],
      },
    ],
    ['scoring', 'c;2;5', { kind: 'points', points: [['2', 5]] }],
    ['cumulative', 'c;;', { kind: 'points', points: [] }],
  ] as const;

  it.each(kinds)('reads a ballot of %s', (type, row, ballot) => {
    const points = row.split(';').length === 3 ? ';points' : '';
    const text = `${change('num_votes;3', 'num_votes;1', META).replace('approval', type)}${PROJECTS}VOTES\nvoter_id;vote${points}\n${row}\n`;
    expect(electionOf(text).groups).toEqual([{ ballot, count: 1 }]);
  });

  it('holds weights and electorates apart', () => {
    const votes = 'VOTES\nvoter_id;vote;weight;electorate\na;1;2;here\nb;1;1;there\nc;1;2;here\n';
    expect(electionOf(META + PROJECTS + votes).groups).toEqual([
      { ballot: { kind: 'approval', picks: ['1'] }, count: 2, weight: 2, electorate: 'here' },
      { ballot: { kind: 'approval', picks: ['1'] }, count: 1, weight: 1, electorate: 'there' },
    ]);
  });
});

describe('what is odd about a file', () => {
  it('is said with its line, and the file is counted', () => {
    expect(warningsOf(change('rule;greedy', 'rule;magic'))).toEqual([['bad-rule', 11]]);
    expect(warningsOf(change('date_end;2026', 'date_end;soon'))).toEqual([['bad-date', 13]]);
    expect(warningsOf(change('01.05.2026', '01.13.2026'))).toEqual([['bad-date', 12]]);
    expect(warningsOf(change('01.05.2026', '00.05.2026'))).toEqual([['bad-date', 12]]);
    expect(warningsOf(change('01.05.2026', '32.05.2026'))).toEqual([['bad-date', 12]]);
    expect(warningsOf(change('01.05.2026', '01.00.2026'))).toEqual([['bad-date', 12]]);
    expect(warningsOf(change('unit;臺北市\n', ''))).toEqual([['missing-detail', 13]]);
    expect(warningsOf(change('2;500;', '2;1500;'))).toEqual([['dearer-than-budget', 17]]);
  });

  it('counts what is too much in a row of META', () => {
    const read = readPb(change('budget;1000', 'budget;1000;x;'));
    expect(!read.ok && read.refusal[0]?.en).toBe(
      'Line 9, META.budget: The row has 4 cells where there should be 2.',
    );
  });

  it('covers declared votes and scores that the recount does not confirm', () => {
    const votes = change('project_id;cost;name\n1;600;公園', 'project_id;cost;votes\n1;600;9');
    const recounted = votes.replace('2;500;"Ramp; ""new"""', '2;500;3');
    expect(warningsOf(recounted)).toEqual([['votes-differ', 16]]);
    expect(electionOf(recounted).file?.warnings[0]?.zh).toBe(
      '第 16 行 PROJECTS.votes：寫的是 9 票，重新計算為 2 票。',
    );
    const points = change('approval', 'cumulative')
      .replace('project_id;cost;name\n1;600;公園', 'project_id;cost;score\n1;600;9')
      .replace('2;500;"Ramp; ""new"""', '2;500;8')
      .replace(
        'voter_id;vote;age\na;1,2;30\nb;2,1;\nc;2;41',
        'voter_id;vote;points\na;1,2;4,1\nb;2,1;5,1\nc;2;2',
      );
    expect(warningsOf(points)).toEqual([['score-differs', 16]]);
    expect(electionOf(points).file?.warnings[0]?.zh).toBe(
      '第 16 行 PROJECTS.score：寫的是 9 分，重新計算為 5 分。',
    );
  });

  it('covers ballots outside the limits, or refuses them when told to', () => {
    const limited = change(
      'date_end;2026\n',
      'date_end;2026\nmin_length;2\nmax_length;2\nmax_sum_cost;1000\nmin_sum_cost;600\n',
    );
    expect(warningsOf(limited)).toEqual([
      ['cost-above', 24],
      ['cost-above', 25],
      ['too-few-picks', 26],
      ['cost-below', 26],
    ]);
    expect(electionOf(limited)).toMatchObject({
      kind: 'knapsack',
      limits: { minPicks: 2, maxPicks: 2, minCost: 600, maxCost: 1000 },
    });
    expect(readPb(limited, { brokenLimits: 'refuse' }).ok).toBe(false);
    const points = change(
      'date_end;2026\n',
      'date_end;2026\nmin_points;1\nmax_points;3\nmin_sum_points;2\nmax_sum_points;5\n',
    )
      .replace('approval', 'cumulative')
      .replace(
        'voter_id;vote;age\na;1,2;30\nb;2,1;\nc;2;41',
        'voter_id;vote;points\na;1,2;0,4\nb;2,1;3,3\nc;2;1',
      );
    expect(warningsOf(points)).toEqual([
      ['points-below', 24],
      ['points-above', 24],
      ['sum-above', 25],
      ['sum-below', 26],
    ]);
  });

  it('covers a project named twice when it may be normalised', () => {
    const text = change('a;1,2', 'a;1,2,1,1');
    expect(readPb(text).ok).toBe(false);
    expect(warningsOf(text, { repeatedProjects: 'normalise' })).toEqual([
      ['repeated-project-removed', 20],
    ]);
    expect(electionOf(text, { repeatedProjects: 'normalise' }).groups[0]?.ballot).toEqual({
      kind: 'approval',
      picks: ['1', '2'],
    });
  });

  it('is listed a thousand times at most, and then counted', () => {
    const rows = Array.from({ length: 1500 }, (_, i) => `v${i};9\n`).join('');
    const read = readPb(
      change('num_votes;3', 'num_votes;1500', META) + PROJECTS + 'VOTES\nvoter_id;vote\n' + rows,
    );
    if (read.ok) throw new Error('read');
    expect(read.refusal).toHaveLength(1001);
    expect(read.refusal.at(-1)).toMatchObject({
      code: 'and-more',
      severity: 'error',
      en: expect.stringContaining('500 more'),
    });
  });
});

describe('reading piece by piece', () => {
  it('gives the same wherever the text is cut', () => {
    const text = change('"Ramp; ""new"""', '"Ramp\n; ""new"""').replaceAll('\n', '\r\n');
    const whole = readPb(text);
    fc.assert(
      fc.property(fc.array(fc.nat(text.length)), (cuts) => {
        const reader = new PbReader();
        const places = [0, ...cuts.toSorted((a, b) => a - b), text.length];
        places.slice(1).forEach((end, i) => reader.push(text.slice(places[i], end)));
        expect(reader.finish()).toEqual(whole);
      }),
    );
  });
});

describe('writing a .pb file', () => {
  it('gives back what was read', () => {
    const election = electionOf(META + PROJECTS + VOTES);
    expect(writePb(election)).toBe((META + PROJECTS + VOTES).replace('b;2,1;', 'b;1,2;'));
  });

  it('gives back columns that are called like what every object has', () => {
    const votes = 'VOTES\nvoter_id;vote;constructor;__proto__;toString\na;1,2;30;;x\nb;2;;41;\n';
    const text = META.replace('num_votes;3', 'num_votes;2') + PROJECTS + votes;
    expect(writePb(electionOf(text))).toBe(text);
  });

  it('lets META follow the election where they differ, and keeps the way it was written', () => {
    const election = electionOf(change('budget;1000', 'budget;1000.0'));
    expect(writePb(election)).toContain('budget;1000.0\n');
    expect(writePb({ ...election, budget: 2000 })).toContain('budget;2000\n');
    expect(writePb({ ...election, eligible: 12, currency: 'EUR' })).toContain(
      'eligible_voters;12\ncurrency;EUR\n',
    );
    const cents = electionOf(change('budget;1000', 'budget;1000.25'));
    expect(writePb({ ...cents, budget: 100000 })).toContain('budget;1000.00\n');
    expect(writePb({ ...cents, budget: 5 })).toContain('budget;0.05\n');
    const less: Election = { ...election, decimals: 0, budget: 7 };
    expect(writePb({ ...less, file: { ...election.file!, meta: [['budget', '7.5']] } })).toContain(
      'budget;7\n',
    );
    expect(
      writePb({
        ...less,
        file: {
          ...election.file!,
          meta: [
            ['currency', ' EUR'],
            ['budget', 'x'],
          ],
        },
        currency: 'EUR',
      }),
    ).toContain('currency; EUR\n');
  });

  it.each(['choose-one', 'approval', 'knapsack', 'points', 'ranking'] as const)(
    'writes any election of %s so that it reads back the same',
    (kind) => {
      fc.assert(
        fc.property(
          anyElection(kind),
          fc.option(fc.nat(3), { nil: undefined }),
          fc.option(fc.constantFrom('here', 'th;ere'), { nil: undefined }),
          (bare, weight, electorate) => {
            const election: Election = {
              ...bare,
              limits: kind === 'knapsack' ? { maxCost: bare.budget, minCost: 0 } : { maxPicks: 9 },
              groups: bare.groups.map((group) => ({
                ...group,
                ...(weight !== undefined && { weight }),
                ...(electorate !== undefined && { electorate }),
              })),
            };
            const again = electionOf(writePb(election, { description: 'Any', comment: 'x' }));
            expect(again.projects.map(({ id, cost, area }) => [id, cost, area])).toEqual(
              election.projects.map(({ id, cost, area }) => [id, cost, area]),
            );
            expect([again.kind, again.budget, again.limits]).toEqual([
              kind,
              election.budget,
              election.limits,
            ]);
            expect(votersOf(again)).toEqual(votersOf(election));
            const twice = electionOf(writePb(again));
            expect({ ...twice.file, warnings: [] }).toEqual({ ...again.file, warnings: [] });
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  it('gives a knapsack election the budget as its limit when it says none', () => {
    const knapsack: Election = {
      kind: 'knapsack',
      budget: 5,
      projects: [{ id: 'a', cost: 5 }],
      groups: [{ ballot: { kind: 'knapsack', picks: ['a'] }, count: 1 }],
    };
    expect(electionOf(writePb(knapsack)).limits).toEqual({ maxCost: 5 });
  });

  it('writes every limit, so that it reads back the same', () => {
    const points: Election = {
      kind: 'points',
      budget: 9,
      projects: [{ id: 'a', cost: 5 }],
      groups: [{ ballot: { kind: 'points', points: [['a', 4]] }, count: 1 }],
      limits: {
        minPicks: 1,
        maxPicks: 2,
        minCost: 3,
        maxCost: 8,
        minPoints: 1,
        maxPoints: 4,
        minSum: 2,
        maxSum: 6,
      },
    };
    expect(electionOf(writePb(points)).limits).toEqual(points.limits);
  });

  it('writes the published result beside the projects, which the ballots confirm', () => {
    const plain: Election = {
      kind: 'approval',
      budget: 5,
      projects: ['a', 'b', 'c'].map((id) => ({ id, cost: 2 })),
      groups: [{ ballot: { kind: 'approval', picks: ['a', 'b'] }, count: 3 }],
    };
    const official = new Map([
      ['a', { votes: 3, selected: true }],
      ['b', { votes: 3, selected: false }],
    ]);
    const text = writePb(plain, {}, official);
    expect(text).toContain(
      'project_id;cost;name;category;neighborhood;votes;selected\na;2;;;;3;1\nb;2;;;;3;0\nc;2;;;;;0\n',
    );
    const read = electionOf(text);
    expect(read.file?.warnings.filter(({ code }) => code !== 'missing-detail')).toEqual([]);
    expect(writePb(read, {}, new Map())).toBe(text);
    expect(writePb(plain)).toContain('project_id;cost;name;category;neighborhood\n');
    expect(writePb(plain)).toContain('VOTES\nvoter_id;vote\n1;a,b\n2;a,b\n3;a,b\n');
  });

  it('quotes what would be cut', () => {
    const odd: Election = {
      kind: 'approval',
      budget: 1,
      projects: [{ id: '"', cost: 1, name: 'a;b\nc"', withdrawn: true, categories: ['x', 'y'] }],
      groups: [{ ballot: { kind: 'approval', picks: ['"'] }, count: 1 }],
    };
    const again = electionOf(writePb(odd));
    expect(again.projects).toEqual([
      { id: '"', cost: 999999999, name: 'a;b\nc"', categories: ['x', 'y'], withdrawn: true },
    ]);
  });
});

/** Who cast what, without order. */
function votersOf({ groups }: Election): readonly string[] {
  return groups
    .flatMap(({ ballot, count, weight, electorate }) => {
      const sorted =
        ballot.kind === 'approval' || ballot.kind === 'knapsack'
          ? { ...ballot, picks: ballot.picks.toSorted() }
          : ballot.kind === 'points'
            ? { ...ballot, points: ballot.points.toSorted(([a], [b]) => (a < b ? -1 : 1)) }
            : ballot;
      return Array.from({ length: count }, () => JSON.stringify([sorted, weight, electorate]));
    })
    .sort();
}

describe('any text at all', () => {
  it('is read or refused with words, never more', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(faultOf(text)).toBeUndefined();
      }),
      { numRuns: 1500 },
    );
  });

  it('is read or refused also when it is a good file with a few characters changed', () => {
    fc.assert(
      fc.property(damaged(META + PROJECTS + VOTES), (text) => {
        expect(faultOf(text)).toBeUndefined();
      }),
      { numRuns: 1500 },
    );
  });

  it('takes time in proportion to its length, also inside an open quote', () => {
    const line = 'x""\n'.repeat(200_000);
    expect(readPb(`META\nkey;"${line}`).ok).toBe(false);
  });
});
