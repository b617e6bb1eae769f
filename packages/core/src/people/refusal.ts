/** Everything that the wing `people` can refuse, with the facts that the sentences need. */
import type { PasswordRefusal } from './password.ts';
import type { PolicyRefusal } from './policy.ts';

/**
 * The same for a wrong password, an unknown address, a disabled account. Only who knows the password
 * of an account of the demonstration hears that it is off.
 */
export type SignInRefusal =
  | { readonly code: 'sign-in-refused'; readonly field: 'email' }
  | { readonly code: 'sign-in-locked'; readonly minutes: number }
  | { readonly code: 'demonstration-off' };

export type CodeRefusal =
  | { readonly code: 'code-refused'; readonly field: 'code' }
  | { readonly code: 'first-code-refused'; readonly field: 'code' }
  | { readonly code: 'code-replayed'; readonly field: 'code' }
  | { readonly code: 'sign-in-locked'; readonly minutes: number }
  | { readonly code: 'sign-in-step-expired' }
  | { readonly code: 'device-not-lent' };

export type NewPasswordRefusal =
  | PasswordRefusal
  | { readonly code: 'password-differs'; readonly field: 'repeat' }
  | {
      readonly code: 'password-used-before';
      readonly field: 'password';
      readonly remembered: number;
    }
  | { readonly code: 'password-wrong'; readonly field: 'current' }
  | { readonly code: 'sign-in-locked'; readonly minutes: number };

export type LinkRefusal =
  { readonly code: 'link-spent' } | { readonly code: 'too-many-letters'; readonly minutes: number };

export type FormRefusal =
  | { readonly code: 'email-malformed'; readonly field: 'email' }
  | { readonly code: 'name-malformed'; readonly field: 'name' }
  | { readonly code: 'role-unknown'; readonly field: 'role' }
  | { readonly code: 'kind-unknown'; readonly field: 'kind' }
  | { readonly code: 'tenant-id-malformed'; readonly field: 'id' }
  | { readonly code: 'tenant-taken'; readonly field: 'id'; readonly id: string };

export type AbsenceRefusal =
  | { readonly code: 'no-such-tenant' }
  | { readonly code: 'no-such-organisation' }
  | { readonly code: 'no-such-account' }
  | { readonly code: 'no-such-session' }
  | { readonly code: 'no-such-grant' };

export type AccountRefusal =
  | { readonly code: 'signed-out' }
  | { readonly code: 'role-held' }
  | { readonly code: 'last-administrator' }
  | { readonly code: 'own-account' }
  | { readonly code: 'account-elsewhere' }
  | { readonly code: 'account-known' }
  | { readonly code: 'account-disabled' };

export type PeopleRefusal =
  | PolicyRefusal
  | SignInRefusal
  | CodeRefusal
  | NewPasswordRefusal
  | LinkRefusal
  | FormRefusal
  | AbsenceRefusal
  | AccountRefusal;
