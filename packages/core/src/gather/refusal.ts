/** Every reason for which something about a proposal is refused. */
import type { ContentRefusal } from './content.ts';
import type { FileRefusal } from './files.ts';
import type { HeadingRefusal, RowRefusal } from './listing.ts';
import type { ChangeRefusal, PhaseRefusal } from './phase.ts';

export type GatherRefusal =
  | ContentRefusal
  | FileRefusal
  | HeadingRefusal
  | RowRefusal
  | ChangeRefusal
  | PhaseRefusal
  | { readonly code: 'no-such-gathering' }
  | { readonly code: 'no-such-proposal' }
  | { readonly code: 'no-such-file' }
  | { readonly code: 'citizens-only' }
  | { readonly code: 'too-many-drafts'; readonly most: number }
  | { readonly code: 'proposal-already-submitted'; readonly number: string }
  | { readonly code: 'proposal-unchanged' }
  | { readonly code: 'withdrawal-needs-reason'; readonly field: 'reason' };
