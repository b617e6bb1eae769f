/** What the screening can say of a proposal (送件審核, Y2). */
export const DECISION_KINDS = ['accept', 'request-changes', 'assess', 'refuse', 'exclude'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];
