import type { Actor, Tenant } from '@gongsuan/core/people';
import type { Lang } from '@gongsuan/prelude';

declare global {
  namespace App {
    interface Locals {
      /** The reader's language, from the address. */
      lang: Lang;
      /** The moment at which the request arrived; every decision of the request uses it. */
      now: Date;
      /** Who is signed in, both factors shown; null for a visitor. */
      actor: Actor | null;
      /** A random id of this browser, for limits that must not fall on a whole office. */
      device: string;
      /** The tenant of the address; set below /[tenant] and /office/[tenant]. */
      tenant?: Tenant;
    }
    interface Error {
      message: string;
      code?: string;
    }
    interface PageData {
      lang: Lang;
    }
  }
}

export {};
