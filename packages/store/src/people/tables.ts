/** The tables of `people`, as PostgreSQL holds them. */
import type { ColumnType } from 'kysely';

export interface PeopleTables {
  'people.tenant': {
    id: string;
    parent_id: string | null;
    kind: string;
    name_zh: string;
    name_en: string | null;
    intro_zh: string;
    intro_en: string | null;
    contact: string;
    demo: boolean;
    created_at: Date;
  };
  'people.organisation': {
    id: string;
    tenant_id: string;
    parent_id: string | null;
    kind: string;
    name_zh: string;
    name_en: string | null;
    created_at: Date;
    closed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  };
}
