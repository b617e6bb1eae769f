export { fileKeyring, type Keyring } from './keyring.ts';
export {
  httpRegistry,
  noRegistry,
  type IdentityRegistry,
  type RegistryAnswer,
  type RegistryOptions,
  type RegistryQuestion,
} from './registry.ts';
export { openCountDesk, type Asked, type CountDesk, type DeskLimits } from './count-desk.ts';
export * from './count-job.ts';
