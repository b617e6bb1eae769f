export { inPlatform, inTenant, openDb, type Db, type Tx } from './db.ts';
export { json, type JsonColumn } from './json.ts';
export { inTurn } from './turn.ts';
export * as ledger from './ledger/index.ts';
