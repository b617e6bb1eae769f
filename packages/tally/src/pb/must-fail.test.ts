import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPb } from '../index.ts';

const FOLDER = join(import.meta.dirname, '../../must-fail');

/** Every file is named after what is wrong in it and the line on which that stands. */
describe('must-fail', () => {
  it.each(readdirSync(FOLDER))('%s is refused at its line, in both languages', (name) => {
    const [code = '', line = ''] = name.split('.');
    const read = readPb(readFileSync(join(FOLDER, name), 'utf8'));
    if (read.ok) throw new Error('the file was read');
    const found = read.refusal.find(
      (problem) => problem.code === code && problem.line === Number(line),
    );
    expect(found, JSON.stringify(read.refusal)).toBeDefined();
    expect(found?.severity).toBe('error');
    expect(found?.zh).toMatch(new RegExp(`^第 ${line} 行 .+：.+。$`));
    expect(found?.en).toMatch(new RegExp(`^Line ${line}, .+: .+\\.$`));
  });
});
