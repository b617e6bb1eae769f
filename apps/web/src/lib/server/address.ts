/** From which network address a request comes, by the same settings as on the pages. */
import type { IncomingMessage } from 'node:http';

export interface AddressSettings {
  /** The header in which a proxy in front says it, as ADDRESS_HEADER names it. */
  readonly header: string;
  /** With `x-forwarded-for`: how many proxies are ours, as XFF_DEPTH says. */
  readonly depth: number;
}

export function addressSettings(env: NodeJS.ProcessEnv): AddressSettings {
  const header = (env['ADDRESS_HEADER'] ?? '').toLowerCase();
  return { header, depth: Number(env['XFF_DEPTH'] ?? 1) };
}

/** The address of the sender; that of the connection where no header is there to say it. */
export function addressOf(
  {
    headers,
    socket,
  }: Pick<IncomingMessage, 'headers'> & {
    readonly socket: { readonly remoteAddress?: string | undefined };
  },
  { header, depth }: AddressSettings,
): string {
  const said = headers[header];
  const list = (typeof said === 'string' ? said : (said?.join(',') ?? '')).split(',');
  const named = header === 'x-forwarded-for' ? list.at(-depth) : list.join(',');
  return named?.trim() || (socket.remoteAddress ?? '');
}
