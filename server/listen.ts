import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Config } from './config.js';
import { StartError } from './start-error.js';

/**
 * How long a connection nobody asks on stays open: longer than a proxy before us keeps its own (nginx: 60 s), so that it is never
 * the proxy that asks on a connection we are just closing, which its users would see as «502 Bad Gateway» or a reset.
 */
const IDLE_CONNECTION = 65_000;
/** An upload is a request too, and may take longer than any other. */
const WHOLE_REQUEST = 300_000;
const UPLOADS = '/data/upload';

export interface ListenSettings {
  /** Milliseconds within which the body of a request that is no upload has to be there. */
  readonly bodyTimeout?: number;
}

/** @throws StartError when the address cannot be had */
export function listen(
  config: Pick<Config, 'host' | 'port'>,
  listener: RequestListener,
  { bodyTimeout = 30_000 }: ListenSettings = {},
): Promise<Server> {
  // Looked at every half minute unless told, which would make ten seconds forty.
  const limits = {
    headersTimeout: 10_000,
    requestTimeout: WHOLE_REQUEST,
    connectionsCheckingInterval: 2_000,
    keepAliveTimeout: IDLE_CONNECTION,
  };
  const server = createServer(limits, (request, response) => {
    if (hasBody(request) && !request.url!.startsWith(UPLOADS)) endWhenSlow(request, response, bodyTimeout);
    listener(request, response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const where = `${config.host}:${config.port}`;
      const sentences: Record<string, string> = {
        EADDRINUSE: `Port ${config.port} on ${config.host} is in use by another program. Stop it, or choose another port with --port or PORT.`,
        EACCES: `This user may not listen on port ${config.port}. Choose one above 1023 with --port or PORT.`,
        EADDRNOTAVAIL: `HOST ${config.host} is not an address of this machine.`,
        ENOTFOUND: `HOST ${config.host} is not known.`,
      };
      reject(
        new StartError(sentences[error.code ?? ''] ?? `Homeward cannot listen on ${where} (${error.code}).`, { cause: error }),
      );
    });
    server.listen(config.port, config.host, () => {
      server.removeAllListeners('error');
      resolve(server);
    });
  });
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

/** A body that trickles in would keep a connection, and what is kept for it, for as long as its sender likes. */
function endWhenSlow(request: IncomingMessage, response: ServerResponse, timeout: number): void {
  const { socket } = request;
  const limit = setTimeout(() => {
    if (request.complete) return;
    // As Node itself answers what is too slow, unless an answer has left or begun to.
    if (!response.headersSent) socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
    socket.destroySoon();
  }, timeout).unref();
  request.once('close', () => clearTimeout(limit));
}
