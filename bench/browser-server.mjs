/** The built server on a database of the benchmark's own, as a person starts it: a process, signed in to as in the demonstration. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../bin/homeward.js', import.meta.url));

/** @returns its address, and how to stop it */
export async function startServer(databaseUrl, dataDirectory) {
  const server = spawn(process.execPath, [program, 'start', '--empty', '--port', '0'], {
    env: { ...process.env, DATABASE_URL: databaseUrl, HOMEWARD_DEMO: '1', HOMEWARD_DATA: dataDirectory, HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  server.stderr.on('data', (piece) => (said = (said + piece).slice(-2_000)));
  const address = await new Promise((resolve, reject) => {
    let out = '';
    server.stdout.on('data', (piece) => {
      out += piece;
      const ready = /ready at http:\/\/localhost:(\d+)/.exec(out);
      if (ready) resolve(`http://127.0.0.1:${ready[1]}`);
    });
    server.once('exit', () => reject(new Error(`The server did not start:\n${said}`)));
  });
  return {
    address,
    async stop() {
      if (server.exitCode === null && server.kill()) await once(server, 'exit');
    },
  };
}
