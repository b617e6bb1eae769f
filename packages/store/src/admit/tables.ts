/** The tables of `admit`, as PostgreSQL holds them. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface AdmitTables {}
