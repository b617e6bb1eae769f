export { freshDatabase, type FreshDatabase } from './fresh.ts';
export { privateServer, type PrivateServer } from './server.ts';
