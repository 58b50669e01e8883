import type { Request, Response } from 'express';
import type { ErrorCode } from '../errors.js';
import { nonceOf } from '../security-headers.js';

/** What to tell somebody who did not come in. */
export interface Refusal {
  readonly status: number;
  readonly code: ErrorCode;
  readonly title: string;
  readonly sentences: readonly string[];
  /** Ways on: «Sign in again», or a role to choose. Paths of our own. */
  readonly links: readonly { readonly text: string; readonly path: string }[];
  /** Finds the detail in the log. */
  readonly id?: string;
}

const STYLE =
  'body{margin:0;font:1.1875rem/1.4 system-ui,sans-serif;color:#0b0c0c}main{max-width:38em;margin:0 auto;padding:2em 1em}' +
  'h1{font-size:2rem;line-height:1.1}a{color:#1a65a6}a:focus{outline:3px solid #fd0;color:#0b0c0c}li{margin:.5em 0}';

/**
 * A plain page, made by the server: whoever did not come in has no use for the rest. Scripts, which do not ask for HTML first,
 * get the error as everywhere else.
 */
export function sendRefusal(request: Request, response: Response, refusal: Refusal): void {
  const { status, code, title, sentences, links, id } = refusal;
  response.status(status);
  if (request.accepts(['json', 'html']) !== 'html') {
    response.json({
      errors: [{ message: [title, ...sentences].join('. ').replaceAll('..', '.'), extensions: { code, ...(id ? { id } : {}) } }],
    });
    return;
  }
  const items = links.map(({ text, path }) => `<li><a href="${escaped(path)}">${escaped(text)}</a></li>`);
  const said = [...sentences, ...(id ? [`Its number in the log is ${id}.`] : [])];
  response
    .type('html')
    .send(
      `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
        `<title>${escaped(title)} – Homeward</title><style nonce="${nonceOf(response)}">${STYLE}</style></head><body><main>` +
        `<h1>${escaped(title)}</h1>${said.map((sentence) => `<p>${escaped(sentence)}</p>`).join('')}<ul>${items.join('')}</ul>` +
        `</main></body></html>`,
    );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
