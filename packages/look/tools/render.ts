/**
 * Renders components on the server, as the application does, without its bundler: a JSON array of
 * `{ component, props }` comes in by stdin, a JSON array of HTML goes out. A prop of the form
 * `{ "snippet": "<p>…</p>" }` becomes a snippet.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import { createRawSnippet, type Component } from 'svelte';
import { compile } from 'svelte/compiler';
import { render } from 'svelte/server';

type Order = { readonly component: string; readonly props: Readonly<Record<string, unknown>> };

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.svelte')) return next(url, context);
    const filename = fileURLToPath(url);
    const { js } = compile(readFileSync(filename, 'utf8'), { filename, generate: 'server' });
    return { format: 'module', source: js.code, shortCircuit: true };
  },
});

const isSnippet = (value: unknown): value is { snippet: string } =>
  typeof value === 'object' && value !== null && 'snippet' in value;

const withSnippets = (props: Order['props']): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(props).map(([name, value]) => [
      name,
      isSnippet(value) ? createRawSnippet(() => ({ render: () => value.snippet })) : value,
    ]),
  );

async function draw({ component, props }: Order): Promise<string> {
  const url = new URL(`../src/${component}.svelte`, import.meta.url).href;
  const module = (await import(url)) as { default: Component<Record<string, unknown>> };
  return render(module.default, { props: withSnippets(props) }).body;
}

const orders = JSON.parse(await text(process.stdin)) as readonly Order[];
process.stdout.write(JSON.stringify(await Promise.all(orders.map(draw))));
