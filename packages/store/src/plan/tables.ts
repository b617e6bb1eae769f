/** The tables of `plan`, as PostgreSQL holds them. Days come as ISO text, amounts as numbers. */
import type { JsonColumn } from '../json.ts';

export interface PlanTables {
  'plan.cycle': {
    id: string;
    tenant_id: string;
    slug: string;
    organisation_id: string;
    kind: string;
    year: number;
    title_zh: string;
    title_en: string | null;
    summary_zh: string;
    summary_en: string | null;
    preset: string | null;
    cloned_from: string | null;
    rules: JsonColumn;
    created_at: Date;
    published_at: Date | null;
    record: boolean;
  };
  'plan.area': {
    id: string;
    tenant_id: string;
    cycle_id: string;
    organisation_id: string | null;
    slug: string;
    ordinal: number;
    name_zh: string;
    name_en: string | null;
    town_code: string | null;
    eligible_voters: number | null;
    eligible_source: string | null;
    eligible_on: string | null;
    case_code: string | null;
    cap: number | null;
    threshold_votes: number | null;
    money: number | null;
  };
  'plan.phase': {
    id: string;
    tenant_id: string;
    cycle_id: string;
    step: string;
    ordinal: number;
    label_zh: string | null;
    label_en: string | null;
    opens_at: Date;
    closes_at: Date;
    disabled: boolean;
  };
  'plan.figure': {
    id: string;
    tenant_id: string;
    cycle_id: string;
    area_id: string | null;
    step: string;
    key: string;
    ordinal: number;
    label_zh: string;
    label_en: string | null;
    value: number | null;
    note: string | null;
    source: string;
  };
}
