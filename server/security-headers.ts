import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** The nonce of this answer, for its script and style elements. */
export function nonceOf(response: Response): string {
  return response.locals['nonce'] as string;
}

/**
 * The headers of every answer: nothing from elsewhere but the base map's pictures, no inline script or style without this
 * answer's nonce, in nobody's frame, nothing kept in caches unless a route says so.
 */
export function securityHeaders(basemapUrl: string | undefined): RequestHandler {
  const pictures = ["'self'", 'data:', 'blob:', ...(basemapUrl ? [pictureSource(basemapUrl)] : [])];
  const headers = headersOf(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'", `'nonce-${NONCE}'`],
          styleSrc: ["'self'", `'nonce-${NONCE}'`],
          imgSrc: pictures,
          connectSrc: ["'self'"],
          fontSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      frameguard: { action: 'deny' },
      referrerPolicy: { policy: 'no-referrer' },
      // Browsers heed it over https only, so it does no harm on the loopback demonstration.
      strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
    }),
  );
  return (_request, response, next) => {
    const nonce = randomBytes(16).toString('base64');
    response.locals['nonce'] = nonce;
    for (const [name, text] of headers) response.setHeader(name, name === POLICY ? text.replaceAll(NONCE, nonce) : text);
    response.setHeader('Cache-Control', 'no-store');
    // The place of the phone is asked for when a worker marks where an issue lies (web/phone/where-i-stand.ts).
    response.setHeader(
      'Permissions-Policy',
      'accelerometer=(), camera=(), display-capture=(), geolocation=(self), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
    );
    next();
  };
}

const POLICY = 'content-security-policy';
/** Stands in the policy for the nonce of each answer. */
const NONCE = '{nonce}';

/** What the middleware sets, told once: it is the same for every answer, and asking its fourteen parts each time costs a small request a tenth. */
function headersOf(middleware: ReturnType<typeof helmet>): readonly (readonly [name: string, text: string])[] {
  const set = new Map<string, string>();
  const answer = {
    setHeader: (name: string, text: string) => set.set(name.toLowerCase(), text),
    removeHeader: (name: string) => set.delete(name.toLowerCase()),
  };
  middleware({} as IncomingMessage, answer as unknown as ServerResponse, () => undefined);
  return [...set];
}

/** `https://{s}.tiles.example/{z}/{x}/{y}.png` → `https://*.tiles.example`: the one place pictures may come from. */
function pictureSource(url: string): string {
  const origin = /^https?:\/\/[^/]+/.exec(url)?.[0] ?? '';
  return origin.replace('{s}', '*');
}
