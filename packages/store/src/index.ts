export { inPlatform, inTenant, json, openDb, type Db, type JsonColumn, type Tx } from './db.ts';
export * as ledger from './ledger/index.ts';
