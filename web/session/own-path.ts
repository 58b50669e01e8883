/** A path of our own from an address's words, else the start: a link in an email must not send people elsewhere. */
export function ownPath(text: string | null): string {
  return text !== null && /^\/(?![/\\])/.test(text) ? text : '/';
}
