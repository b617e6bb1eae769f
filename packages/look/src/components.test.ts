import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { faviconSvg } from './favicon.ts';
import { colours } from './tokens.ts';

type Props = Readonly<Record<string, unknown>>;

const renderer = fileURLToPath(new URL('../tools/render.ts', import.meta.url));
const sources = readdirSync(new URL('.', import.meta.url)).filter((name) =>
  name.endsWith('.svelte'),
);
const source = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** Draws one component; the marks that Svelte leaves for the browser are taken out. */
function draw(component: string, props: Props): string {
  const input = JSON.stringify([{ component, props }]);
  const [html = ''] = JSON.parse(
    execFileSync(process.execPath, [renderer], { input, encoding: 'utf8' }),
  ) as string[];
  return html
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/ ?svelte-[a-z0-9]+/g, '')
    .replaceAll(' class=""', '');
}

const words = (html: string): string => html.replaceAll(/<[^>]*>/g, '').trim();
const count = (html: string, part: string): number => html.split(part).length - 1;

describe('all components', () => {
  it.each(sources)('%s has no style attribute and no event handler', (name) => {
    const markup = source(name).replaceAll(/<style>.*<\/style>/gs, '');
    expect(markup).not.toMatch(/\sstyle[=:]|\son[a-z]+=/);
  });

  it.each(sources)('%s knows no word: every text is a prop', (name) => {
    const code = source(name)
      .replaceAll(/<style>.*<\/style>|<!--.*?-->|\/\*.*?\*\//gs, '')
      .replaceAll(/^\s*\/\/.*$/gm, '');
    const markup = code.replaceAll(/<script.*?<\/script>|\{[^{}]*\}/gs, '');
    expect(code).not.toMatch(/\p{Script=Han}/u);
    expect(markup).not.toMatch(/>\s*[A-Za-z]{2,}[^<{]*</);
  });

  it('are exported, save the parts of other components', () => {
    const index = source('index.ts');
    const hidden = sources.filter((name) => !index.includes(`'./${name}'`));
    expect(hidden).toEqual(['BarRow.svelte', 'FieldText.svelte']);
  });
});

describe('Field', () => {
  it('ties label, hint and error to the control and keeps what was typed', () => {
    const html = draw('Field', {
      label: '姓名',
      name: 'person',
      value: '<b>"王',
      hint: '與身分證相同',
      error: '請填寫姓名',
      errorWord: '錯誤：',
    });
    expect(html).toContain('<label for="person"');
    expect(html).toContain('id="person-hint"');
    expect(html).toContain('id="person-error"');
    expect(html).toContain('aria-describedby="person-hint person-error"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('value="&lt;b>&quot;王"');
  });

  it('without hint and error describes nothing and is not invalid', () => {
    const html = draw('Field', { label: '姓名', name: 'person' });
    expect(html).not.toContain('aria-');
  });

  it('a hint alone describes and does not say that something is wrong; an error alone does', () => {
    const hinted = draw('Field', { label: '姓名', name: 'person', hint: '全名' });
    expect(hinted).toContain('aria-describedby="person-hint"');
    expect(hinted).not.toContain('aria-invalid');
    const wrong = draw('Field', { label: '姓名', name: 'person', error: '請填寫' });
    expect(wrong).toContain('aria-describedby="person-error" aria-invalid="true"');
  });

  it('keeps zero, the text of a text area and the option of a select', () => {
    expect(draw('Field', { label: 'a', name: 'a', kind: 'number', value: 0 })).toContain(
      'value="0"',
    );
    expect(draw('Field', { label: 'a', name: 'a', kind: 'textarea', value: '一\n二' })).toContain(
      '一\n二</textarea>',
    );
    const options = [
      { value: '1', text: '社子里' },
      { value: '2', text: '天母里' },
    ];
    const html = draw('Field', {
      label: 'a',
      name: 'a',
      kind: 'select',
      value: '2',
      emptyText: '請選擇',
      options,
    });
    expect(html).toMatch(/<option value="2" selected[^>]*>天母里/);
    expect(count(html, 'selected')).toBe(1);
  });
});

describe('ChoiceList', () => {
  const choices = [
    { value: '7', title: '甲案', detail: '說明', more: { href: '/7', text: '看內容' } },
    { value: '8', title: '乙案' },
  ];

  it('marks what was chosen, and the error summary can link to the first choice', () => {
    const html = draw('ChoiceList', {
      legend: '提案',
      name: 'pick',
      kind: 'checkbox',
      choices,
      selected: ['8'],
      error: '太少',
    });
    expect(html).toContain('aria-describedby="pick-error"');
    expect(html).toMatch(/id="pick" name="pick" value="7"/);
    expect(html).toMatch(/id="pick-2" name="pick" value="8" checked/);
    expect(count(html, 'checked')).toBe(1);
  });

  it('keeps the link to read more outside the label, and names what it is about', () => {
    const html = draw('ChoiceList', { legend: '提案', name: 'pick', choices });
    expect(html).toMatch(/<\/label>.*<a class="more" href="\/7">看內容<span[^>]*> 甲案/s);
  });
});

describe('ErrorSummary', () => {
  it('draws nothing when nothing is wrong', () => {
    expect(words(draw('ErrorSummary', { title: '請修改', errors: [] }))).toBe('');
  });

  it('takes the focus and leads to each field', () => {
    const errors = [{ text: '請填寫姓名', href: '#person' }];
    const html = draw('ErrorSummary', { title: '請修改', errors });
    expect(html).toContain('tabindex="-1"');
    expect(html).toContain('<a href="#person">請填寫姓名</a>');
  });
});

describe('BarChart', () => {
  const bars = [
    { label: '甲案', value: 3316, text: '3,316 票', fill: 'solid', word: '錄案' },
    { label: '乙案', value: 0, text: '0 票', fill: 'hatched', word: '未達' },
  ];
  const table = { open: '用表格看', label: '提案', value: '得票', word: '結果' };
  const line = { value: 3315, label: '門檻 3,315 票' };
  const html = draw('BarChart', { title: '得票', bars, table, line });

  it('gives every value and the line as text, and again as a table', () => {
    expect(count(words(html), '3,316 票')).toBe(2);
    expect(html).toContain('<p class="visually-hidden">門檻 3,315 票</p>');
    expect(html).toMatch(/<th scope="row"[^>]*>乙案<\/th><td class="number">0 票<\/td><td>未達/);
  });

  it('draws bars in proportion, from nothing to the full width', () => {
    expect(html).toContain('width="100.00%"');
    expect(html).toContain('width="0.00%"');
  });

  it('tells the kinds apart without colour', () => {
    const pattern = /<pattern id="([^"]+)"/.exec(html)?.[1];
    expect(pattern).toBeTruthy();
    expect(html).toContain(`fill="url(#${pattern})"`);
  });

  it('does not divide by zero when nobody has voted', () => {
    const none = bars.map((bar) => ({ ...bar, value: 0 }));
    expect(draw('BarChart', { title: '得票', bars: none, table })).not.toMatch(/NaN|Infinity/);
  });
});

describe('the tally', () => {
  it('makes a character of every five strokes and leaves the rest open', () => {
    const html = draw('Strokes', { value: 7, total: 10, label: '七劃' });
    expect(count(html, '<svg')).toBe(2);
    expect(count(html, '<path')).toBe(10);
    expect(count(html, 'made')).toBe(7);
    expect(html).toContain('role="img" aria-label="七劃"');
  });

  it('completes with the last step of a short flow, and not before', () => {
    const steps = [{ title: '身分' }, { title: '選票' }, { title: '收據' }];
    const at = (current: number) =>
      draw('StepList', { label: '步驟', steps, current, text: '', doneWord: '已完成' });
    expect(count(at(2), 'made')).toBe(2);
    expect(count(at(3), 'made')).toBe(5);
    expect(at(2)).toMatch(/<li aria-current="step"[^>]*>選票/);
    expect(count(at(3), '已完成')).toBe(2);
  });
});

describe('Receipt', () => {
  it('shows groups of four and copies as one code', () => {
    const html = draw('Receipt', { label: '收據', code: '7K2M-9XTA 4H' });
    const code = /<code[^>]*>(.*?)<\/code>/.exec(html)?.[1] ?? '';
    expect(count(code, '<span')).toBe(3);
    expect(words(code)).toBe('7K2M9XTA4H');
  });
});

describe('DataTable', () => {
  it('says the order of the sorted column and what to do when there are no rows', () => {
    // `value` cannot cross a process border, so only the head and the empty row are drawn here.
    const columns = [
      { key: 'a', text: '提案', head: true },
      { key: 'b', text: '得票', numeric: true, sort: { href: '?s', direction: 'descending' } },
    ];
    const html = draw('DataTable', { caption: '結果', columns, rows: [], empty: '還沒有提案' });
    expect(html).toMatch(/<th scope="col" aria-sort="descending" class=" number">/);
    expect(html).toMatch(/<td colspan="2"[^>]*>還沒有提案/);
    expect(html).toMatch(/role="region" aria-labelledby="([^"]+)" tabindex="0".*id="\1"/s);
  });
});

describe('Button and Timeline', () => {
  it('is a link where it has an address, else a button with its name and value', () => {
    const children = { snippet: '<b>送出</b>' };
    expect(draw('Button', { href: '/a', children })).toMatch(/^<a href="\/a"/);
    expect(draw('Button', { name: 'go', value: '1', children })).toMatch(
      /^<button name="go" value="1" class="button primary normal"/,
    );
  });

  it('says the state of each phase in words and marks the present one', () => {
    const phases = [
      { title: '提案', when: '3 月', state: 'past', stateWord: '已結束' },
      { title: '票選', when: '11 月', state: 'now', stateWord: '進行中' },
    ];
    const html = draw('Timeline', { label: '期程', phases });
    expect(count(html, 'aria-current="step"')).toBe(1);
    expect(words(html)).toMatch(/已結束.*進行中/s);
  });
});

describe('the favicon', () => {
  it('has the vermilion of the tokens', () => {
    expect(faviconSvg).toContain(colours.stamp[0]);
  });
});
