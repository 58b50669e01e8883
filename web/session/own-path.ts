/**
 * A path of our own from an address's words, else the start: a link in an email must not send people elsewhere. Read as a
 * browser reads it, which leaves out tabs and line breaks and takes a backslash for a slash.
 */
export function ownPath(text: string | null): string {
  if (text === null || !text.startsWith('/')) return '/';
  try {
    const own = 'https://own.invalid';
    const { origin, pathname, search, hash } = new URL(text, own);
    return origin === own && !pathname.startsWith('//') ? pathname + search + hash : '/';
  } catch {
    return '/';
  }
}
