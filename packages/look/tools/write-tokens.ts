/** Writes `src/tokens.css` from `src/tokens.ts`: `node packages/look/tools/write-tokens.ts`. */
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { tokensCss } from '../src/tokens.ts';

const target = new URL('../src/tokens.css', import.meta.url);
const config = await resolveConfig(target);
writeFileSync(target, await format(tokensCss(), { ...config, filepath: target.pathname }));
