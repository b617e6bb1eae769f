/** The tables of `route`, as PostgreSQL holds them. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface RouteTables {}
