/** Work that was started over HTTP, followed until it is no longer under way. */
import type { PersonaName } from '../../server/access/personas.js';
import type { Served } from '../api/serve.js';

export interface EndedRun {
  readonly state: 'DONE' | 'FAILED' | 'CANCELLED';
  readonly problem: string | null;
  readonly kept: string | null;
}

const PROGRESS = 'query ($id: ID!) { runProgress(id: $id) { state doing step steps problem kept } }';

export async function runToItsEnd(served: Served, id: string, persona: PersonaName): Promise<EndedRun> {
  for (;;) {
    const { body } = await served.ask(PROGRESS, { id }, persona);
    if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors));
    const run = body.data!['runProgress'] as EndedRun | { readonly state: 'RUNNING' };
    if (run.state !== 'RUNNING') return run;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
