export * from './citizen-link.ts';
export * from './create-tenant.ts';
export * from './disable-account.ts';
export { newToken, type Door, type From } from './door.ts';
export { enterCode, type SignedIn } from './enter-code.ts';
export { enterPassword, type SignInStep } from './enter-password.ts';
export * from './enrol-totp.ts';
export { forgetCitizens, type ForgottenCitizens } from './forget-citizens.ts';
export { grantRole, revokeRole, type Where } from './grant-role.ts';
export * from './invite-staff.ts';
export { isLent, lendDevice, takeDeviceBack } from './lend-device.ts';
export {
  acceptInvitation,
  changePassword,
  readStaffLink,
  requestReset,
  resetPassword,
} from './new-password.ts';
export * from './open-account.ts';
export * from './read-people.ts';
export * from './read-tenants.ts';
export * from './sessions.ts';
export { newTotpSecret } from './totp.ts';
export {
  LEDGER_PAGE,
  pages as ledgerPages,
  readLedger,
  verifyLedger,
  type LedgerFilter,
  type LedgerReport,
} from './verify-ledger.ts';
export * from './waiting.ts';
