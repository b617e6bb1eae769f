/** The tables of `vote`, as PostgreSQL holds them. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface VoteTables {}
