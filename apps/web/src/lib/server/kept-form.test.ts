import { describe, expect, it } from 'vitest';
import { keptForm } from './kept-form.ts';

const url = new URL('https://pb.example.tw/office/taipei/plan/new?/save');

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

  it('keeps ID numbers and passwords too, but does not show them', () => {
    const form = new FormData();
    for (const name of ['nationalId', 'current', 'password', 'name']) form.append(name, 'x');
    const kept = keptForm(form, url, '/office/sign-in');
    expect(kept.fields.map(({ name, showable }) => [name, showable])).toEqual([
      ['nationalId', false],
      ['current', false],
      ['password', false],
      ['name', true],
    ]);
  });

  it('names the files that have to be chosen again', () => {
    const form = new FormData();
    form.append('photo', new File(['x'], '照片.jpg'));
    form.append('paper', new File([], ''));
    const kept = keptForm(form, url, '/office/sign-in');
    expect(kept.files).toEqual([{ name: 'photo', text: '照片.jpg' }]);
  });
});
