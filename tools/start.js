// npm start: installs when needed, then hands over to platform.ts on the pinned Node.
import { continueWith, install } from './install.js';

const code = await install();
if (code !== 0) process.exit(code);
continueWith('tools/platform.ts', process.argv.slice(2));
