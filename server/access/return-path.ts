/**
 * Where to go after signing in: a path of our own, else the start. A link in an email must not send people to another site.
 * Read as a browser reads it, which leaves out tabs and line breaks and takes a backslash for a slash.
 */
export function returnPath(text: unknown): string {
  if (typeof text !== 'string' || text.length > 2_000 || !text.startsWith('/')) return '/';
  try {
    const own = 'https://own.invalid';
    const { origin, pathname, search, hash } = new URL(text, own);
    return origin === own && !pathname.startsWith('//') ? pathname + search + hash : '/';
  } catch {
    return '/';
  }
}
