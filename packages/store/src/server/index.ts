export { databaseAccount, type Account } from './account.ts';
export { accounts, type Access } from './credentials.ts';
export {
  durability,
  durabilitySentence,
  undurableVariable,
  type DurabilityRefusal,
  type Queryable,
} from './durability.ts';
export { lockHolder } from './lock.ts';
export { dataDirectory } from './data-directory.ts';
export { provideDatabase, type Provided } from './provide.ts';
export { serverSentence, type Sentence, type ServerRefusal } from './refusal.ts';
export { startServer, type Server, type StartOptions } from './start.ts';
