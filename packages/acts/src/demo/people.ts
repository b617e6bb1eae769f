/**
 * 示範帳號: fictional officers of the demonstration, with passwords that everybody may know. They
 * sign in only while the demonstration is on (GONGSUAN_DEMO), and their roles count in demonstration
 * tenants only, the operator's too.
 */
import type { Role, TenantId } from '@gongsuan/core/people';
import { Secret, TOTP } from 'otpauth';

export interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  /** An authenticator's secret in Base32; `gongsuan demo code` shows the current code. */
  readonly totp: string;
  readonly home: TenantId | null;
  readonly role: Role;
  /** Name of the organisation at which the role is held; null for the root. */
  readonly at: string | null;
  readonly what: { readonly zh: string; readonly en: string };
}

const TAIPEI = 'taipei' as TenantId;
const NDC = 'ndc' as TenantId;

const account = (
  email: string,
  name: string,
  totp: string,
  home: TenantId | null,
  role: Role,
  at: string | null,
  zh: string,
  en: string,
): DemoAccount => ({
  email: `${email}@example.test`,
  name,
  password: `gongsuan-demo-${email}`,
  totp,
  home,
  role,
  at,
  what: { zh, en },
});

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  account(
    'operator',
    '示範．平臺維運',
    'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    null,
    'platform-operator',
    null,
    '平臺維運：示範機關的組織、帳號、異動紀錄',
    'Platform operator: organisations, accounts, ledgers of the demonstration',
  ),
  account(
    'taipei',
    '示範．民政局承辦',
    'KRUGKIDROVUWG2ZAKRUGKIDROVUWG2ZA',
    TAIPEI,
    'tenant-admin',
    null,
    '臺北市全部權限',
    'Everything in Taipei',
  ),
  account(
    'shilin',
    '示範．士林區公所',
    'NBSWY3DPO5XXE3DENBSWY3DPO5XXE3DE',
    TAIPEI,
    'screening-officer',
    '士林區公所',
    '士林區提案審核',
    'Screening in Shilin District',
  ),
  account(
    'desk',
    '示範．士林區櫃檯',
    'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK',
    TAIPEI,
    'desk-officer',
    '士林區公所',
    '士林區現場認證與臨櫃受理',
    'Desk of Shilin District',
  ),
  account(
    'count',
    '示範．開票人員',
    'ONSWG4TFOQQHG2LNONSWG4TFOQQHG2LN',
    TAIPEI,
    'counting-officer',
    null,
    '臺北市開票與公告',
    'Counting and publication in Taipei',
  ),
  account(
    'audit',
    '示範．稽核',
    'OBWGKYLTMUQGE3DJOBWGKYLTMUQGE3DJ',
    TAIPEI,
    'auditor',
    null,
    '臺北市唯讀與異動紀錄',
    'Reading and the ledger in Taipei',
  ),
  account(
    'ndc',
    '示範．國發會承辦',
    'PFXXK4RANV2XG2LDPFXXK4RANV2XG2LD',
    NDC,
    'tenant-admin',
    null,
    '國發會主題全部權限',
    'Everything in the national topic',
  ),
];

/** The one-time code of a demonstration account at this moment. */
export function demoCode({ totp }: Pick<DemoAccount, 'totp'>, now: Date): string {
  return new TOTP({ secret: Secret.fromBase32(totp) }).generate({ timestamp: now.getTime() });
}
