import { InvalidArgumentError, type Command } from 'commander';
import { readConfig } from '../config.js';

interface StartCommandOptions {
  readonly empty?: boolean;
  readonly port?: number;
}

export function register(program: Command): void {
  program
    .command('start')
    .description('serve Homeward, with the invented district loaded at the first start')
    .addHelpText('before', 'Example:\n  npx homeward start --port 4001\n')
    .option('--empty', 'no demonstration data')
    .option('--port <number>', 'the port, instead of PORT or 4000', parsePort)
    .action(async (options: StartCommandOptions) => {
      const { startServer } = await import('../main.js');
      const say = (line: string): void => void process.stderr.write(`${line}\n`);
      const config = readConfig();
      const stopping = stopSignal(say);
      try {
        const running = await startServer(
          { ...config, port: options.port ?? config.port },
          {
            version: program.version() ?? '',
            say,
            wantsDemonstration: config.demonstration && options.empty !== true,
            signal: stopping,
            onFailure: (sentence) => {
              say(sentence);
              process.exit(1);
            },
          },
        );
        process.stdout.write(`Homeward is ready at ${running.address}\n`);
        await aborted(stopping);
        await running.close();
      } catch (error) {
        if (!stopping.aborted) throw error;
      }
    });
}

/** The first Ctrl-C or SIGTERM asks to stop; the second one, of a person who does not want to wait, ends at once. */
function stopSignal(say: (line: string) => void): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) {
      say('Stopped at once. What was committed is safe.');
      process.exit(1);
    }
    say('Stopping: what is running is finished first.');
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}
