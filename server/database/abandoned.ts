/**
 * Statements that nobody waits for any more: the server is told to end them, so that whoever asks much and goes away, again and again,
 * does not keep its processors and our connections busy. The embedded engine runs in one thread and cannot be told.
 */
import pg from 'pg';

/** Whoever asked has gone away; nobody reads this. */
export class RequestAbandoned extends Error {
  constructor(options?: ErrorOptions) {
    super('The request was given up by whoever sent it.', options);
    this.name = 'RequestAbandoned';
  }
}

/** Runs a statement on a connection; when the signal comes meanwhile, the server is asked to end it. @throws RequestAbandoned */
export async function untilAbandoned<T>(
  client: pg.ClientBase,
  signal: AbortSignal | undefined,
  statement: () => Promise<T>,
): Promise<T> {
  if (signal === undefined) return statement();
  if (signal.aborted) throw new RequestAbandoned();
  let cancelled: Promise<void> | undefined;
  const cancel = (): void => void (cancelled = cancelStatement(client));
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await statement();
  } catch (error) {
    throw signal.aborted ? new RequestAbandoned({ cause: error }) : error;
  } finally {
    signal.removeEventListener('abort', cancel);
    if (cancelled !== undefined) {
      // One that comes late must not meet the next statement on this connection, which is somebody else's.
      await cancelled;
      await client.query('SELECT').catch(() => undefined);
    }
  }
}

/** What the driver knows of a connection, and of the way to another, beside its types. */
interface ConnectedClient {
  readonly host: string;
  readonly port: number;
  readonly ssl: boolean | object;
  readonly sslNegotiation: string;
  readonly processID: number;
  readonly secretKey: number;
}
interface RawConnection extends pg.Connection {
  connect(port: number | string, host?: string): void;
  requestSsl(): void;
  cancel(processID: number, secretKey: number): void;
}

const LONGEST_CANCELLING = 5_000;

/**
 * By the protocol's own message, over a connection of its own: a pooler between hands it on, which a function called by number
 * (pg_cancel_backend) could not rely on. The driver has one too, but not over TLS. Resolves once the server has closed the connection.
 */
function cancelStatement(client: pg.ClientBase): Promise<void> {
  const { host, port, ssl, sslNegotiation, processID, secretKey } = client as unknown as ConnectedClient;
  const messenger = new pg.Connection({ ssl, sslNegotiation } as pg.ConnectionConfig) as RawConnection;
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => messenger.stream.destroy(), LONGEST_CANCELLING);
    const done = (): void => {
      clearTimeout(giveUp);
      resolve();
    };
    const send = (): void => messenger.cancel(processID, secretKey);
    messenger.once('connect', () => {
      if (!ssl) send();
      else if (sslNegotiation !== 'direct') messenger.requestSsl();
    });
    messenger.once('sslconnect', send);
    messenger.once('end', done);
    // The statement then runs to its end, or to its limit.
    messenger.on('error', done);
    if (host.startsWith('/')) messenger.connect(`${host}/.s.PGSQL.${port}`);
    else messenger.connect(port, host);
  });
}
