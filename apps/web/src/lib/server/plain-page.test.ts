import { describe, expect, it } from 'vitest';
import { keptForm } from './kept-form.ts';
import { plainPage } from './plain-page.ts';

const form = new FormData();
form.append('title', '"><script>alert(1)</script>');
form.append('title', '公園');
form.append('files', new File(['x'], "<b>'照片'.jpg"));
const kept = keptForm(form, new URL('http://here/en/taipei/x?/save&a="'), '');

describe('沒有版面的頁面', () => {
  it('carries everything typed into a form that sends it again, and no markup of it', () => {
    const page = plainPage('en', { title: '<Oops>', text: 'a & b', links: [], kept });
    expect(page).toContain('<html lang="en">');
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<b>');
    expect(page).toContain('<h1>&lt;Oops&gt;</h1>');
    expect(page).toContain(
      '<input type="hidden" name="title" value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">',
    );
    expect(page).toContain('<input type="hidden" name="title" value="公園">');
    expect(page).toContain('enctype="multipart/form-data"');
    expect(page).toContain('<input type="file" name="files">');
    expect(page).toContain('action="/en/taipei/x?/save&amp;a=%22"');
  });

  it('says nothing of a form where there is none', () => {
    const page = plainPage('zh-Hant-TW', { title: 'a', text: 'b', links: [], code: 'cafe' });
    expect(page).toContain('<html lang="zh-Hant-TW">');
    expect(page).not.toContain('<form');
    expect(page).toContain('cafe');
  });
});
