/** A page that stands without the layout and the database: for what goes wrong before them. */
import type { Lang } from '@gongsuan/prelude';
import { wordsOf } from '@gongsuan/words';
import type { KeptForm } from './kept-form.ts';

export interface PlainPage {
  readonly title: string;
  readonly text: string;
  /** What leads on. */
  readonly links: readonly { readonly href: string; readonly text: string }[];
  /** For finding the case in the log. */
  readonly code?: string;
  /** Everything that was typed, with a button that sends it again. */
  readonly kept?: KeptForm | undefined;
}

/** The page as HTML. It needs no script and no style of its own. */
export function plainPage(lang: Lang, { title, text, links, code, kept }: PlainPage): string {
  const leads = links.map(({ href, text: words }) => `<a href="${html(href)}">${html(words)}</a>`);
  return `<!doctype html>
<html lang="${lang}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>${html(title)}${lang === 'en' ? ' | Gongsuan' : '｜共算'}</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/plain.css">
  </head>
  <body>
    <main>
      <h1>${html(title)}</h1>
      <p>${html(text)}</p>
      ${kept ? formAgain(lang, kept) : ''}
      ${leads.length > 0 ? `<p>${leads.join('　')}</p>` : ''}
      ${code === undefined ? '' : `<p class="code">${html(wordsOf(lang).shell.frame.error.code(code))}</p>`}
    </main>
  </body>
</html>
`;
}

function formAgain(lang: Lang, { action, fields, files }: KeptForm): string {
  const t = wordsOf(lang).shell.frame.error.again;
  const hidden = fields.map(
    ({ name, value }) => `<input type="hidden" name="${html(name)}" value="${html(value)}">`,
  );
  const chosen = files.map(
    ({ name, text }) =>
      `<p><label>${html(t.file(text))}<br><input type="file" name="${html(name)}"></label></p>`,
  );
  const shown = fields.filter(({ value }) => value.trim() !== '');
  const enctype = files.length > 0 ? ' enctype="multipart/form-data"' : '';
  return `<form method="post" action="${html(action)}"${enctype}>
        ${hidden.join('')}
        ${chosen.join('')}
        <p><button>${html(t.send)}</button></p>
      </form>
      <details><summary>${html(t.show(shown.length))}</summary>
        <ul>${shown.map(({ value }) => `<li class="typed">${html(value)}</li>`).join('')}</ul>
      </details>`;
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML shows it, in an attribute too. */
function html(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}
