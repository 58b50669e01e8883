import { createServer, type RequestListener, type Server } from 'node:http';
import type { Config } from './config.js';
import { StartError } from './start-error.js';

/** @throws StartError when the address cannot be had */
export function listen(config: Pick<Config, 'host' | 'port'>, listener: RequestListener): Promise<Server> {
  // Looked at every half minute unless told, which would make ten seconds forty.
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 300_000, connectionsCheckingInterval: 2_000 }, listener);
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
