/** What a .pb file says beyond what a count needs, kept so that it can be written back. */
export interface PbFile {
  /** META as written: keys in their order. */
  readonly meta: readonly (readonly [key: string, value: string])[];
  readonly projectColumns: readonly string[];
  /** Cells of each project, in the order of the columns. */
  readonly projects: readonly (readonly string[])[];
  readonly voterColumns: readonly string[];
  /** One row per voter, in the file's order. */
  readonly voters: readonly PbVoter[];
  /** What is odd about the file but does not forbid counting it. */
  readonly warnings: readonly PbProblem[];
}

export interface PbVoter {
  readonly id: string;
  /** Index of the voter's ballot in the election's groups. */
  readonly group: number;
  /**
   * Cells of the other columns, in their order: all but voter_id, vote, weight, electorate and,
   * where ballots give points, points.
   */
  readonly cells: readonly string[];
}

/** Something wrong in a .pb file, with the place where it stands. */
export interface PbProblem {
  readonly severity: 'error' | 'warning';
  /** Line in the file, from 1. */
  readonly line: number;
  /** Section and column or key, e.g. `VOTES.vote`. */
  readonly field: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}
