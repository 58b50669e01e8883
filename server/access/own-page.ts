import type { Request } from 'express';
import { forbidden } from '../errors.js';

/**
 * Refuses a change that did not come from one of our own pages: a form or script elsewhere can send the cookie, but neither
 * the header nor our Origin.
 */
export function requireOwnPage(request: Request): void {
  if (request.get('x-homeward-request') === undefined) {
    throw forbidden('Requests with a session cookie need the header «x-homeward-request».');
  }
  const origin = request.get('origin');
  if (origin !== undefined && origin !== ownOrigin(request)) throw forbidden('This request comes from another site.');
}

/**
 * Refuses what a browser asks for as a picture, frame or script of a page, before it is counted: a page elsewhere could otherwise use
 * up the sign-ins of everybody at its reader's address. Programs, and old browsers, do not say what they ask for.
 */
export function requireNavigation(request: Request): void {
  const destination = request.get('sec-fetch-dest');
  if (destination !== undefined && destination !== 'document') throw forbidden('Signing in is a page of its own.');
}

/** `https://homeward.example`: what the browser was asked to open, as far as the proxies we trust say so. */
export function ownOrigin(request: Request): string {
  return `${request.protocol}://${request.host ?? ''}`;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a host, with or without a port, is this machine by one of its own names. */
export function isLoopbackHost(host: string | undefined): boolean {
  return LOOPBACK.has((host ?? '').replace(/:\d+$/, '').toLowerCase());
}

/**
 * In the demonstration nobody needs a password, so only pages of this machine may talk to it: a foreign page whose name was
 * made to point here (DNS rebinding) still sends its own name as Host. Not `request.host`: such a page may send X-Forwarded-Host.
 */
export function requireLoopbackHost(request: Request): void {
  if (!isLoopbackHost(request.get('host'))) throw forbidden('The demonstration answers at localhost only.');
}
