/** A way to the database that can be cut and mended, as when the server of the database goes down. */
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

export interface Way {
  /** The same database, reached over this way. */
  readonly to: (databaseUrl: string) => Promise<string>;
  /** Ends every connection without a word and takes no new one. */
  readonly cut: () => void;
  readonly mend: () => void;
  readonly close: () => void;
}

export function openWay(): Way {
  let whole = true;
  let target = { host: '127.0.0.1', port: 5432 };
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    if (!whole) return void near.resetAndDestroy();
    const far = connect(target);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  return {
    async to(databaseUrl) {
      const url = new URL(databaseUrl);
      target = { host: url.hostname, port: Number(url.port) };
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      url.hostname = '127.0.0.1';
      url.port = String((server.address() as AddressInfo).port);
      return url.href;
    },
    cut() {
      whole = false;
      for (const socket of sockets) socket.resetAndDestroy();
    },
    mend() {
      whole = true;
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
