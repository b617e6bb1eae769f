export { databaseAccount, type Account } from './account.ts';
export { accounts } from './credentials.ts';
export {
  durability,
  durabilitySentence,
  undurableVariable,
  type DurabilityRefusal,
  type Queryable,
} from './durability.ts';
export { lockHolder } from './lock.ts';
export { dataDirectory, provideDatabase, type Provided } from './provide.ts';
export { serverSentence, type Sentence, type ServerRefusal } from './refusal.ts';
export { startServer, type Access, type Server, type StartOptions } from './start.ts';
