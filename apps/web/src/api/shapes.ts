/** What the public API takes and gives: one schema for validation, types and the document. */
import { z } from '@hono/zod-openapi';

export const PollParam = z.object({
  pollId: z
    .string()
    .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    .openapi({
      param: { name: 'pollId', in: 'path' },
      example: '6f1c0d0e-7b44-4c5e-9a53-0a8d9a3f1b52',
    }),
});

const Text = z.object({ zh: z.string(), en: z.string().nullable() }).openapi('Text');
const Moment = z.string().openapi({ format: 'date-time', example: '2026-11-21T09:00:00+08:00' });
const Hex64 = z.string().regex(/^[0-9a-f]{64}$/);

export const Problem = z
  .object({
    code: z.string().openapi({ example: 'already-voted' }),
    sentence: z
      .string()
      .openapi({ description: 'In the language of Accept-Language: zh-Hant-TW or en.' }),
    field: z.string().nullable(),
  })
  .openapi('Problem');

export const Vote = z
  .object({
    id: z.string(),
    state: z.enum(['coming', 'open', 'closed', 'sealed']),
    opens: Moment,
    closes: Moment,
    extensions: z.array(z.object({ closes: Moment, reason: z.string(), at: Moment })),
    rulesHash: Hex64.openapi({ description: 'SHA-256 of `rulesText` in UTF-8.' }),
    rulesText: z.string().openapi({ description: 'The frozen rules as canonical JSON.' }),
    options: z.array(
      z.object({
        number: z.number().int(),
        proposal: z.string(),
        title: Text,
        cost: z.number().int().nullable(),
        category: z.string().nullable(),
      }),
    ),
    ballot: z.object({
      kind: z.enum(['choose-one', 'approval']),
      min: z.number().int(),
      max: z.number().int(),
      shuffled: z.boolean(),
    }),
    consentVersion: z.string(),
    seal: z
      .object({
        at: Moment,
        ballots: z.number().int(),
        ballotDigest: Hex64.openapi({ description: 'SHA-256 of the published list of ballots.' }),
        participations: z.number().int(),
        claimDigest: Hex64,
      })
      .nullable(),
  })
  .openapi('Vote');

export const Challenge = z
  .object({ parameters: z.record(z.string(), z.unknown()), signature: z.string().optional() })
  .openapi('Challenge', { description: 'An altcha challenge (PBKDF2/SHA-256).' });

export const Identification = z
  .object({
    idNumber: z.string().max(40),
    birthDate: z.string().max(40).openapi({ example: '1990-01-01' }),
    pass: z
      .string()
      .max(40)
      .default('')
      .openapi({ description: 'The pass of the desk, where one was given.' }),
    consent: z
      .string()
      .max(40)
      .openapi({ description: '`consentVersion` of the vote, when agreed to.' }),
    human: z
      .unknown()
      .openapi({ description: 'The solved altcha challenge: {challenge, solution}.' }),
  })
  .openapi('Identification');

export const PermitGiven = z.object({ permit: z.string(), expires: Moment }).openapi('Permit');

export const Ballot = z
  .object({
    permit: z.string().max(1000),
    ballotId: z
      .string()
      .max(200)
      .openapi({ description: 'SHA-256("ballot" || k), k being 32 random bytes of the voter.' }),
    claim: z.string().max(200).openapi({ description: 'SHA-256("claim" || k).' }),
    picks: z.array(z.number()).max(500),
  })
  .openapi('Ballot');

export const ReceiptGiven = z
  .object({ ballotId: Hex64, rulesHash: Hex64, repeated: z.boolean() })
  .openapi('Receipt');

export const ReceiptCode = z.object({ ballotId: z.string().max(200) }).openapi('ReceiptCode');

export const ListQuery = z.object({
  past: Hex64.optional().openapi({ description: 'The last id of the page before.' }),
});

export const ReceiptFound = z
  .object({
    ballotId: Hex64,
    inBox: z.literal(true),
    ballot: z
      .object({
        id: Hex64,
        electorate: z.enum(['all', 'registered', 'other']),
        picks: z.array(z.number().int()),
      })
      .nullable()
      .openapi({ description: 'null until the box is sealed' }),
  })
  .openapi('ReceiptFound');

export const BallotPage = z
  .object({
    ballotDigest: Hex64,
    ballots: z.array(
      z.object({
        id: Hex64,
        electorate: z.enum(['all', 'registered', 'other']),
        picks: z.array(z.number().int()),
      }),
    ),
    next: Hex64.nullable(),
  })
  .openapi('BallotPage');
