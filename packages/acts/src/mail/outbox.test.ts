import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mailFrom } from './index.ts';

let dataDir: string;
const problems: string[] = [];
beforeEach(async () => {
  problems.length = 0;
  dataDir = await mkdtemp(join(tmpdir(), 'gongsuan-mail-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const letter = { to: 'lin@example.test', subject: '登入共算', text: '請開啟：\nhttps://x.tw/a\n' };
const outbox = () =>
  mailFrom({ MAIL_FROM: 'PB <pb@example.test>' }, dataDir, (p) => problems.push(p));

describe('郵件', () => {
  it('lies as a readable letter in a folder of its owner when there is no mail server', async () => {
    expect(await outbox().send(letter)).toBe(true);
    const [name = ''] = await readdir(join(dataDir, 'mail'));
    const text = await readFile(join(dataDir, 'mail', name), 'utf8');
    expect(name).toMatch(/\.eml$/);
    expect(text).toContain('From: PB <pb@example.test>\nTo: lin@example.test\nSubject: 登入共算\n');
    expect(text.endsWith('\n\n請開啟：\nhttps://x.tw/a\n')).toBe(true);
    expect((await stat(join(dataDir, 'mail', name))).mode & 0o077).toBe(0);
  });

  it('takes no second header from a subject', async () => {
    await outbox().send({ ...letter, subject: 'a\r\nBcc: all@example.test' });
    const [name = ''] = await readdir(join(dataDir, 'mail'));
    const text = await readFile(join(dataDir, 'mail', name), 'utf8');
    expect(text).not.toMatch(/^Bcc:/m);
  });

  it('that cannot be written is reported without the address, and nothing is thrown', async () => {
    await writeFile(join(dataDir, 'mail'), 'in the way');
    expect(await outbox().send(letter)).toBe(false);
    expect(problems.join()).toMatch(/EEXIST|ENOTDIR/);
    expect(problems.join()).not.toContain('lin@example.test');
  });

  it('that the mail server does not take is reported the same way', async () => {
    const url = 'smtp://127.0.0.1:9';
    const mail = mailFrom({ SMTP_URL: url }, dataDir, (p) => problems.push(p));
    expect(mail.place).toBe('127.0.0.1:9');
    expect(await mail.send(letter)).toBe(false);
    expect(problems.join()).toMatch(/: E[A-Z]+$/);
    expect(problems.join()).not.toContain('lin@');
  });
});
