import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** The nonce of this answer, for its script and style elements. */
export function nonceOf(response: Response): string {
  return response.locals['nonce'] as string;
}

/**
 * The headers of every answer: nothing from elsewhere but the base map's pictures, no inline script or style without this
 * answer's nonce, in nobody's frame, nothing kept in caches unless a route says so.
 */
export function securityHeaders(basemapUrl: string | undefined): RequestHandler[] {
  const pictures = ["'self'", 'data:', 'blob:', ...(basemapUrl ? [pictureSource(basemapUrl)] : [])];
  const nonce = (_request: unknown, response: unknown): string => `'nonce-${nonceOf(response as Response)}'`;
  return [
    (_request: Request, response: Response, next: NextFunction) => {
      response.locals['nonce'] = randomBytes(16).toString('base64');
      response.setHeader('Cache-Control', 'no-store');
      response.setHeader(
        'Permissions-Policy',
        'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
      );
      next();
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'", nonce],
          styleSrc: ["'self'", nonce],
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
  ];
}

/** `https://{s}.tiles.example/{z}/{x}/{y}.png` → `https://*.tiles.example`: the one place pictures may come from. */
function pictureSource(url: string): string {
  const origin = /^https?:\/\/[^/]+/.exec(url)?.[0] ?? '';
  return origin.replace('{s}', '*');
}
