export { fileKeyring, type Keyring } from './keyring.ts';
export {
  httpRegistry,
  noRegistry,
  type IdentityRegistry,
  type RegistryAnswer,
  type RegistryOptions,
  type RegistryQuestion,
} from './registry.ts';
