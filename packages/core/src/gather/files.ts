/** Photos and documents of a proposal: what may be attached, and what everybody may open. */
import { ok, refuse, type Result } from '@gongsuan/prelude';
import type { FileId, Version } from './proposal.ts';
import { openness, type Facts } from './status.ts';

const MB = 1024 * 1024;

export const FILE_LIMITS = {
  photo: { most: 6, bytes: 10 * MB },
  document: { most: 3, bytes: 10 * MB },
} as const;

/** The longest caption, in characters. */
export const MOST_CAPTION = 200;

export type FileKind = keyof typeof FILE_LIMITS;

export type FileRefusal =
  | {
      readonly code: 'file-too-large';
      readonly field: 'files';
      readonly name: string;
      readonly bytes: number;
      readonly most: number;
    }
  | {
      readonly code: 'file-kind-refused';
      readonly field: 'files';
      readonly name: string;
      /** What the content is, as a media type; null when it is nothing known. */
      readonly found: string | null;
    }
  | { readonly code: 'file-unreadable'; readonly field: 'files'; readonly name: string }
  | {
      readonly code: 'too-many-files';
      readonly field: 'files';
      readonly kind: FileKind;
      readonly most: number;
    };

const KINDS: Readonly<Record<string, FileKind>> = {
  'image/jpeg': 'photo',
  'image/png': 'photo',
  'image/webp': 'photo',
  'application/pdf': 'document',
};

/** A file as it came in; `found` is the media type that its first bytes show. */
export interface Arrival {
  readonly name: string;
  readonly bytes: number;
  readonly found: string | null;
}

/** Whether a file may join those that the proposal already has: by its content, never by its name. */
export function admitFile(
  arrival: Arrival,
  present: readonly { readonly kind: FileKind }[],
): Result<FileKind, FileRefusal> {
  const { name, bytes, found } = arrival;
  const kind = found === null ? undefined : KINDS[found];
  // A file too large for either kind is not looked into at all.
  const most = FILE_LIMITS[kind ?? 'photo'].bytes;
  if (bytes > most) return refuse({ code: 'file-too-large', field: 'files', name, bytes, most });
  if (kind === undefined) return refuse({ code: 'file-kind-refused', field: 'files', name, found });
  const places = FILE_LIMITS[kind].most;
  if (present.filter((one) => one.kind === kind).length >= places) {
    return refuse({ code: 'too-many-files', field: 'files', kind, most: places });
  }
  return ok(kind);
}

/**
 * Decision 30: photos and documents are public once an officer has decided on a version that has them.
 * What a later version brings waits for the next decision; what was public before stays public.
 */
export function openFiles(
  facts: Facts,
  versions: readonly Pick<Version, 'ordinal' | 'content'>[],
): readonly FileId[] {
  if (openness(facts) !== 'text') return [];
  const judged = shownIn(versions.filter((one) => one.ordinal === facts.decision?.version));
  return shownIn(versions.slice(-1)).filter((file) => judged.includes(file));
}

/** Every file that one of these versions shows. */
export function shownIn(versions: readonly Pick<Version, 'content'>[]): readonly FileId[] {
  return versions.flatMap((version) => version.content.files.map((file) => file.id));
}
