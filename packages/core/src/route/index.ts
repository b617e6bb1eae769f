import type { DecisionRefusal } from './decision.ts';
import type { MessageRefusal } from './message.ts';

export * from './decision.ts';
export * from './kind.ts';
export * from './message.ts';

/** Every reason for which something in the screening is refused. */
export type RouteRefusal = DecisionRefusal | MessageRefusal;
