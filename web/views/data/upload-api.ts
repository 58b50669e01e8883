/** Sending a file to `/data/upload` and asking how its load gets on. */
import { RequestFailure, type FailureCode } from '../../graphql/client.js';

export interface UploadChoices {
  /** The source's name, as the server knows it. */
  readonly source: string;
  readonly file: File;
  /** Only check the file; nothing is loaded. */
  readonly dryRun: boolean;
  /** Put the file in the place of older loads of the same thing. */
  readonly replace: boolean;
  /** Year of the edition of the areas in the file; empty when the file says it. */
  readonly vintage: string;
  /** Type of area; empty when the file says it. */
  readonly type: string;
  /** Data sharing agreement under which the file came; empty for none. */
  readonly agreement: string;
}

/** One thing wrong with one row. Row 0 is the file as a whole, row 1 its header. */
export interface RowProblem {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
  readonly remedy: string;
}

/** What became of one file; an archive has several. `read = loaded + refused + heldBack`. */
export interface FileResult {
  readonly file: string;
  readonly source: string;
  readonly batch: number | null;
  readonly alreadyLoaded: boolean;
  readonly read: number;
  readonly loaded: number;
  readonly refused: number;
  readonly heldBack: number;
  readonly noLocation: number;
  readonly warnings: readonly string[];
  readonly errors: readonly RowProblem[];
  readonly dryRun: boolean;
  readonly hasRefusedRows: boolean;
}

export interface LoadJob {
  readonly job: string;
  readonly file: string;
  readonly source: string;
  readonly dryRun: boolean;
  readonly state: 'waiting' | 'running' | 'finished' | 'failed';
  readonly stage: 'comparing' | 'checking' | 'publishing';
  readonly rowsRead: number;
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly results: readonly FileResult[];
  readonly failure: string | null;
}

interface ErrorAnswer {
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly id?: string };
  }[];
}

/**
 * Sends the file and answers the load's id. XMLHttpRequest, because fetch cannot tell how much has been sent.
 * @throws RequestFailure
 */
export function sendFile(choices: UploadChoices, onSent: (bytes: number, of: number) => void): Promise<string> {
  const form = new FormData();
  form.append('source', choices.source);
  form.append('dryRun', choices.dryRun ? 'yes' : 'no');
  form.append('replace', choices.replace ? 'yes' : 'no');
  for (const name of ['vintage', 'type', 'agreement'] as const) if (choices[name] !== '') form.append(name, choices[name]);
  // Last, so that the server knows the options before the rows arrive.
  form.append('file', choices.file);
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('POST', '/data/upload');
    call.setRequestHeader('x-homeward-request', '1');
    call.upload.addEventListener('progress', (event) => onSent(event.loaded, event.total));
    call.addEventListener('load', () => {
      const answer = parsed(call.responseText);
      if (call.status === 202 && typeof answer['job'] === 'string') resolve(answer['job']);
      else reject(failureOf(call.status, answer));
    });
    call.addEventListener('error', () => reject(noAnswer()));
    call.send(form);
  });
}

/** @throws RequestFailure */
export async function readJob(id: string, signal: AbortSignal): Promise<LoadJob> {
  let response: Response;
  try {
    response = await fetch(`/data/jobs/${encodeURIComponent(id)}`, { credentials: 'same-origin', signal });
  } catch (error) {
    if (signal.aborted) throw error;
    throw noAnswer();
  }
  const answer = parsed(await response.text());
  if (!response.ok) throw failureOf(response.status, answer);
  return answer as unknown as LoadJob;
}

/** Where the refused rows of the file at this place of the results are. */
export function refusedRowsAddress(job: string, place: number): string {
  return `/data/jobs/${encodeURIComponent(job)}/refused.csv?file=${place}`;
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function failureOf(status: number, answer: Record<string, unknown>): RequestFailure {
  const error = (answer as ErrorAnswer).errors?.[0];
  if (!error) return new RequestFailure('INTERNAL', `The server answered with status ${status}. Nothing was loaded. Try again.`);
  return new RequestFailure((error.extensions?.code ?? 'INTERNAL') as FailureCode, error.message, error.extensions?.id);
}

function noAnswer(): RequestFailure {
  return new RequestFailure('NETWORK', 'The server did not answer. Check that Homeward is running and try again.');
}
