import { describe, expect, it } from 'vitest';
import { holdsSecret, keptForm } from './kept-form.ts';

const url = new URL('https://pb.example/office/taipei/plan/new?/save');

describe('登入逾時時保留已輸入的內容', () => {
  it('keeps every field in its order, the same name twice, lines and signs as they were typed', () => {
    const form = new FormData();
    form.append('title', '士林<夜>市 & "綠地"');
    form.append('pick', '1');
    form.append('pick', '2');
    form.append('text', '第一行\r\n第二行');
    const kept = keptForm(form, url, '/office/sign-in');
    expect(kept).toMatchObject({ action: '/office/taipei/plan/new?/save', files: [] });
    expect(kept.fields.map(({ name, value }) => [name, value])).toEqual([
      ['title', '士林<夜>市 & "綠地"'],
      ['pick', '1'],
      ['pick', '2'],
      ['text', '第一行\r\n第二行'],
    ]);
  });

  it('keeps no password, code or ID number, and says which have to be typed again', () => {
    const form = new FormData();
    for (const name of ['idNumber', 'birthDate', 'current', 'password', 'repeat', 'code', 'pass'])
      form.append(name, 'secret');
    for (const name of ['poll', 'passing', 'identity', 'proof']) form.append(name, 'kept');
    const kept = keptForm(form, url, '/office/sign-in');
    expect(kept.fields.map(({ name }) => name)).toEqual(['poll', 'passing', 'identity', 'proof']);
    expect(kept.again).toEqual(['current', 'password', 'repeat', 'code', 'idNumber', 'birthDate']);
    expect(JSON.stringify(kept)).not.toContain('secret');
    expect(holdsSecret(form)).toBe(true);
  });

  it('names the files that have to be chosen again', () => {
    const form = new FormData();
    form.append('photo', new File(['x'], '照片.jpg'));
    form.append('paper', new File([], ''));
    const kept = keptForm(form, url, '/office/sign-in');
    expect(kept.files).toEqual([{ name: 'photo', text: '照片.jpg' }]);
  });
});
