/** With what a photo or a document is answered. */
import type { OpenedFile } from '@gongsuan/acts/gather';

/** An exclusion or a correction takes a file away; nobody shows it longer than this after it. */
const KEPT_S = 300;

/**
 * What everybody may see is kept for some minutes and then asked for anew, by its digest; the rest is
 * kept nowhere. Photos are made anew by the platform and show in the page; a document comes as it was
 * sent, so it is saved and never opened under this address.
 */
export function fileHeaders(
  file: Pick<OpenedFile, 'name' | 'mediaType' | 'sha256' | 'everybody'>,
  small: boolean,
): Readonly<Record<string, string>> {
  return {
    etag: `"${file.sha256}${small ? '-small' : ''}"`,
    'content-type': file.mediaType,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': disposition(file.name, file.mediaType),
    'cache-control': file.everybody
      ? `public, max-age=${KEPT_S}, must-revalidate`
      : 'private, no-store',
  };
}

/** The file's own name, with the ending of what it really is. */
function disposition(name: string, mediaType: OpenedFile['mediaType']): string {
  const [how, ending] =
    mediaType === 'application/pdf'
      ? (['attachment', 'pdf'] as const)
      : (['inline', 'webp'] as const);
  const stem = name.replace(/\.[^.]{1,5}$/, '') || 'file';
  const plain = stem.replace(/[^\w.-]+/g, '_');
  const whole = encodeURIComponent(`${stem}.${ending}`).replaceAll("'", '%27');
  return `${how}; filename="${plain}.${ending}"; filename*=UTF-8''${whole}`;
}
