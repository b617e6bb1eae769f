import { describe, expect, it } from 'vitest';
import { fileHeaders } from './file-headers.ts';

const photo = {
  name: '公園.jpg',
  mediaType: 'image/webp',
  sha256: 'abc',
  everybody: true,
} as const;
const document = { ...photo, name: "it's 計畫.pdf", mediaType: 'application/pdf' } as const;

describe('照片與文件', () => {
  it('are kept by caches for some minutes, so that what is excluded soon shows nowhere', () => {
    const kept = fileHeaders(photo, false)['cache-control'] ?? '';
    expect(kept).toMatch(/^public, max-age=\d+, must-revalidate$/);
    expect(Number(/\d+/.exec(kept)?.[0])).toBeLessThanOrEqual(600);
  });

  it('that not everybody may see are kept nowhere', () => {
    expect(fileHeaders({ ...photo, everybody: false }, false)['cache-control']).toBe(
      'private, no-store',
    );
  });

  it('are asked for anew by their digest, the small picture by its own', () => {
    expect(fileHeaders(photo, false)['etag']).toBe('"abc"');
    expect(fileHeaders(photo, true)['etag']).toBe('"abc-small"');
  });

  it('are a photo in the page, and a document to be saved', () => {
    expect(fileHeaders(photo, false)['content-disposition']).toMatch(/^inline; .*\.webp$/);
    expect(fileHeaders(document, false)['content-disposition']).toBe(
      `attachment; filename="it_s_.pdf"; filename*=UTF-8''it%27s%20%E8%A8%88%E7%95%AB.pdf`,
    );
  });

  it('run nothing and are taken for nothing else', () => {
    for (const file of [photo, document]) {
      expect(fileHeaders(file, false)).toMatchObject({
        'content-type': file.mediaType,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
      });
    }
  });
});
