/** What the page for setting up an authenticator shows: the key as text and as a picture. */
import type { Enrolment } from '@gongsuan/acts/people';
import { toString } from 'qrcode';

export interface ShownEnrolment {
  /** The key in groups of four, for typing. */
  readonly secret: string;
  /** The QR code as the address of a picture. */
  readonly picture: string;
}

/** What the page of an enrolment shows: the key in groups to type, and the image to scan. */
export async function shownEnrolment({ secret, uri }: Enrolment): Promise<ShownEnrolment> {
  const svg = await toString(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return {
    secret: secret.replace(/.{4}(?=.)/g, '$& '),
    picture: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
  };
}
