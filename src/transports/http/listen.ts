import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { createAdaptorServer } from '@hono/node-server';
import type { Log } from '../../log.ts';
import { createRepeats } from '../repeats.ts';
import { DRAIN_MS, type Transport, timeLimit } from '../transport.ts';

/** The server cannot listen. The message says why and what to do. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
}

export interface ListenOptions {
  /** Address to listen on. */
  readonly host: string;
  /** Port to listen on; 0 for any free one. */
  readonly port: number;
  /** The variables of the configuration that set them. */
  readonly variables: { readonly host: string; readonly port: string };
  readonly log: Log;
  /** Called with the status of each request that is refused before it can be read. */
  readonly onUnreadable?: (status: number) => void;
}

/** A transport that listens. */
export interface HttpTransport extends Transport {
  /** `http://HOST:PORT`. */
  readonly url: string;
}

type App = Pick<Parameters<typeof createAdaptorServer>[0], 'fetch'>;

/** Longest time for a whole request, from its first byte. Discord itself gives up after three seconds. */
const REQUEST_MS = 5_000;
/** How often Node looks for requests that take longer. */
const CHECK_MS = 500;
/** Longer than the usual 60 seconds of proxies, so that the proxy is the one that closes an idle connection. */
const KEEP_ALIVE_MS = 75_000;

/** What a request that cannot be read is answered with, by Node's code of the error, as Node itself does; 400 for others. */
const UNREADABLE: Partial<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/** A stopping server takes what is on its way until nothing new has come for so long, so many times at most. */
const ARRIVAL_MS = 100;
const MOST_ARRIVALS = 10;
/** Connections whose request was refused here, so that nobody takes their end for that of the client. */
const refusedSockets = new WeakSet<Duplex>();

/** Whether the request on a connection was refused before it could be read. */
export const wasUnreadable = (socket: Duplex): boolean => refusedSockets.has(socket);

/** Codes of the errors of a client that went away. */
const BROKEN_OFF = new Set<string | undefined>(['ECONNRESET', 'EPIPE', 'HPE_INVALID_EOF_STATE']);

/**
 * Listens for HTTP requests.
 * @returns When it listens.
 * @throws {HttpError} It cannot listen on the address.
 */
export async function listen(app: App, options: ListenOptions): Promise<HttpTransport> {
  const { host, port: wantedPort, log } = options;
  const note = createRepeats(log);
  const server = createAdaptorServer({
    fetch: app.fetch,
    // Requests of HTTP/1.0, as some health checks send them, need not name a host.
    hostname: 'localhost',
    serverOptions: {
      requestTimeout: REQUEST_MS,
      headersTimeout: REQUEST_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: CHECK_MS,
    },
  });
  let connections = 0;
  server.on('connection', () => {
    connections++;
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    // Nobody reads an answer to a request that was broken off.
    if (socket.writable && !BROKEN_OFF.has(error.code)) {
      const status = UNREADABLE[error.code ?? ''] ?? 400;
      refusedSockets.add(socket);
      options.onUnreadable?.(status);
      note(`unreadable ${status}`, `a request was refused: ${STATUS_CODES[status]}`, { status });
      socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`);
    }
    socket.destroy();
  });
  const url = await new Promise<string>((resolve, reject) => {
    const onError = (cause: NodeJS.ErrnoException): void => reject(toHttpError(cause, options));
    server.once('error', onError);
    server.listen(wantedPort, host, () => {
      server.off('error', onError);
      // Such as EMFILE: a connection that cannot be accepted costs itself only.
      server.on('error', (err: NodeJS.ErrnoException) =>
        note(`accept ${err.code}`, 'a connection could not be accepted', { err }),
      );
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : wantedPort;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${port}`);
    });
  });

  return {
    url,
    async close() {
      // What has arrived on new connections is read first; they would be reset otherwise.
      for (let round = 0, seen = -1; round < MOST_ARRIVALS && seen !== connections; round++) {
        seen = connections;
        await timeLimit(ARRIVAL_MS);
      }
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await Promise.race([closed, timeLimit(DRAIN_MS)]);
      if ('closeAllConnections' in server) server.closeAllConnections();
    },
  };
}

/** Explains why the server cannot listen, and what to do. */
function toHttpError(cause: NodeJS.ErrnoException, { host, port, variables }: ListenOptions): HttpError {
  const reasons: Partial<Record<string, string>> = {
    EADDRINUSE: `port ${port} is taken by another program. Choose another ${variables.port}.`,
    EACCES: `port ${port} needs more rights than the bot should have. Choose a ${variables.port} above 1023.`,
    EADDRNOTAVAIL: `this machine does not have this address. Fix ${variables.host}.`,
    ENOTFOUND: `there is no such host. Fix ${variables.host}.`,
  };
  const reason = reasons[cause.code ?? ''] ?? `${cause.message}.`;
  return new HttpError(`The bot cannot listen on ${host}, port ${port}: ${reason}`, { cause });
}
