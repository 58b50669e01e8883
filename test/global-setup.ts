/**
 * Databases for tests, made when the first test asks for one and gone when the run ends.
 *
 * Tests ask over a unix socket, because they run in processes of their own: `test/database.ts`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import type { TestEmbeddedEngine } from './embedded-engine.js';
import type { TestCluster } from './postgres-cluster.js';

declare module 'vitest' {
  interface ProvidedContext {
    databaseControl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(path.join(tmpdir(), 'homeward-test-'));
  const control = path.join(directory, 'control');
  let cluster: Promise<TestCluster> | null = null;
  let embedded: Promise<TestEmbeddedEngine> | null = null;

  const answers: Record<string, () => Promise<unknown>> = {
    '/server': async () => {
      cluster ??= import('./postgres-cluster.js').then((module) => module.startTestCluster());
      return { databaseUrl: await (await cluster).cloneDatabase() };
    },
    '/demonstration': async () => {
      cluster ??= import('./postgres-cluster.js').then((module) => module.startTestCluster());
      return { databaseUrl: await (await cluster).cloneDemonstration() };
    },
    '/server-address': async () => {
      cluster ??= import('./postgres-cluster.js').then((module) => module.startTestCluster());
      return (await cluster).address;
    },
    '/embedded': async () => {
      embedded ??= import('./embedded-engine.js').then((module) => module.startTestEmbeddedEngine(directory));
      return (await embedded).newSchema();
    },
  };
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const answer = answers[request.url ?? ''];
    if (answer === undefined) {
      response.writeHead(404).end();
      return;
    }
    answer().then(
      (found) => response.end(JSON.stringify(found)),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(control, resolve));
  project.provide('databaseControl', control);

  return async () => {
    server.close();
    await Promise.allSettled([cluster?.then((running) => running.stop()), embedded?.then((running) => running.stop())]);
    rmSync(directory, { recursive: true, force: true });
  };
}
