import { describe, expect, it } from 'vitest';
import { keptForm } from './kept-form.ts';

const url = new URL('https://pb.example.tw/office/taipei/plan/new?/save');
const request = (body: BodyInit) => new Request(url, { method: 'POST', body });

describe('登入逾時時保留已輸入的內容', () => {
  it('keeps every field in its order, the same name twice, lines and signs as they were typed', async () => {
    const form = new FormData();
    form.append('title', '士林<夜>市 & "綠地"');
    form.append('pick', '1');
    form.append('pick', '2');
    form.append('text', '第一行\r\n第二行');
    const kept = await keptForm(request(form), url, '/office/sign-in');
    expect(kept).toMatchObject({ action: '/office/taipei/plan/new?/save', files: [] });
    expect(kept?.fields.map(({ name, value }) => [name, value])).toEqual([
      ['title', '士林<夜>市 & "綠地"'],
      ['pick', '1'],
      ['pick', '2'],
      ['text', '第一行\r\n第二行'],
    ]);
  });

  it('keeps ID numbers and passwords too, but does not show them', async () => {
    const form = new URLSearchParams({
      nationalId: 'A123456789',
      current: 'x',
      password: 'y',
      name: 'z',
    });
    const kept = await keptForm(request(form), url, '/office/sign-in');
    expect(kept?.fields.map(({ name, showable }) => [name, showable])).toEqual([
      ['nationalId', false],
      ['current', false],
      ['password', false],
      ['name', true],
    ]);
  });

  it('names the files that have to be chosen again', async () => {
    const form = new FormData();
    form.append('photo', new File(['x'], '照片.jpg'));
    form.append('paper', new File([], ''));
    const kept = await keptForm(request(form), url, '/office/sign-in');
    expect(kept?.files).toEqual([{ name: 'photo', text: '照片.jpg' }]);
  });

  it('keeps nothing of what is no form, or was read already', async () => {
    expect(await keptForm(request('{}'), url, '')).toBeUndefined();
    const used = request(new URLSearchParams({ a: 'b' }));
    await used.formData();
    expect(await keptForm(used, url, '')).toBeUndefined();
  });
});
