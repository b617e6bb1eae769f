/**
 * 封緘: a value that a browser carries for us, which nobody can read, change or show in another
 * place than the one it was sealed for.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const IV = 12;
const TAG = 16;

/** AES-256-GCM over the JSON of a value, with the name of its place as additional data. */
export function sealed(secret: string, place: string, value: unknown): string {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key(secret), iv).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** What {@link sealed} wrote for this very place; `undefined` for anything else. */
export function unsealed<T>(
  secret: string,
  place: string,
  text: string | undefined,
): T | undefined {
  if (!text) return undefined;
  try {
    const bytes = Buffer.from(text, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key(secret), bytes.subarray(0, IV), {
      authTagLength: TAG,
    })
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(IV, IV + TAG));
    const body = Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]);
    return JSON.parse(body.toString('utf8')) as T;
  } catch {
    return undefined;
  }
}

const key = (secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'gongsuan pocket', 32));
