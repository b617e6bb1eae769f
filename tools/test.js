// npm test: installs when needed, then hands over to checks.ts on the pinned Node.
import { continueWith, install } from './install.js';

const code = await install();
if (code !== 0) {
  console.log('0 passed, 1 failed');
  process.exit(1);
}
continueWith('tools/checks.ts', process.argv.slice(2));
