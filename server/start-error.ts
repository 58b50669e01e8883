/**
 * Something that keeps Homeward from starting, or a command from running, said for the person at the terminal.
 *
 * The message is one clear sentence or two: what happened, where, what to do. It never holds a password, SQL or a stack.
 */
export class StartError extends Error {
  /** 1: it failed; 2: the command line or a setting was wrong. */
  readonly exitCode: 1 | 2;

  constructor(message: string, options: { exitCode?: 1 | 2; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'StartError';
    this.exitCode = options.exitCode ?? 1;
  }
}
