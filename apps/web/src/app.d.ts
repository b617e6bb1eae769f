import type { Actor, Tenant } from '@gongsuan/core/people';
import type { Cycle } from '@gongsuan/core/plan';
import type { Lang } from '@gongsuan/prelude';
import type { KeptForm } from '#lib/server/kept-form.ts';
import type { Theme } from '#lib/theme.ts';

declare global {
  namespace App {
    interface Locals {
      /** The reader's language, from the address. */
      lang: Lang;
      /** The moment at which the request arrived; every decision of the request uses it. */
      now: Date;
      /** Who is signed in, both factors shown; null for a visitor. */
      actor: Actor | null;
      /** Whether an officer has lent this device to a voter: nobody is signed in on it. */
      lent: boolean;
      /** A random id of this browser, for limits that must not fall on a whole office. */
      device: string;
      /** Names this request in the log and on an error page; says nothing about the person. */
      request: string;
      /** The form that the request brought, read at the door; `request.formData()` gives the same. */
      form?: FormData;
      /** Whether the framework met an error, rather than an answer of the page itself. */
      failed: boolean;
      /** The tenant of the address; absent where the address names none, or one that does not exist. */
      tenant?: Tenant;
    }
    interface Error {
      message: string;
      code?: string;
      /** A form that could not be taken because the session had ended. */
      kept?: KeptForm;
    }
    interface PageData {
      lang: Lang;
      /** When the page was made. */
      now: Date;
      /** The address without its language: `/taipei/115`. */
      path: string;
      theme: Theme;
      actor: Actor | null;
      /** Whether an officer has lent this device to a voter. */
      lent: boolean;
      /** The tenant of the address. */
      tenant?: Tenant;
      /** Whether the page shows figures of the demonstration though its address names no tenant. */
      demo?: boolean;
      /** The published cycle of the address, on citizens' pages. */
      cycle?: Cycle;
      /** Where the source code of this platform is published, if the operator says so. */
      source: string | null;
    }
  }
}

export {};
