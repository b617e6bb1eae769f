/**
 * Where the files of a form wait while its request is under way: a folder of its own below the
 * temporary directory, that nobody else may read, and that goes with the answer.
 */
import { openAsBlob } from 'node:fs';
import { mkdtemp, open, readdir, rm, stat, truncate, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** Of one file; what goes beyond is counted, not kept. No form of the site takes as much. */
const MOST_FILE = 12 * 1024 * 1024;
const PREFIX = 'gongsuan-form-';
/** No request is under way for as long. */
const LEFT_BEHIND_MS = 3_600_000;

export interface Shelf {
  /** Takes a file as it arrives, up to the most; of a larger one the size alone is left. */
  readonly keep: (pieces: Readable, name: string, type: string) => Promise<File>;
  /** Removes everything that was kept. */
  readonly clear: () => Promise<void>;
}

/** A folder of one request, made at the first file that has bytes. */
export function openShelf(): Shelf {
  let folder: string | null = null;
  let count = 0;
  return {
    async keep(pieces, name, type) {
      let size = 0;
      let path = '';
      let handle: FileHandle | null = null;
      try {
        for await (const piece of pieces as AsyncIterable<Buffer>) {
          folder ??= await mkdtemp(join(tmpdir(), PREFIX));
          if (!handle) {
            path = join(folder, String((count += 1)));
            handle = await open(path, 'wx', 0o600);
          }
          size += piece.length;
          if (size <= MOST_FILE) await handle.write(piece);
        }
      } finally {
        await handle?.close();
      }
      if (size === 0) return new File([], name, { type });
      // Not kept whole: the size alone, as a hole on the disk.
      if (size > MOST_FILE) await truncate(path, 0).then(() => truncate(path, size));
      return new File([await openAsBlob(path, { type })], name, { type });
    },
    async clear() {
      if (folder !== null) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Removes what a process that was killed left behind, photos of citizens among it. */
export async function sweepShelves(now: Date): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(PREFIX))) {
    const path = join(tmpdir(), name);
    const made = await stat(path).catch(() => null);
    if (made && now.getTime() - made.mtimeMs > LEFT_BEHIND_MS) {
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
    }
  }
}
