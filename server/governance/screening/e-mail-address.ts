/** Bounded, so that a long text without an address takes no longer than it is long. */
const ADDRESS = /[\w.+'-]{1,64}@(?:[a-z\d-]{1,63}\.){1,8}[a-z]{2,24}(?![a-z\d])/i;

export function holdsEMailAddress(text: string): boolean {
  return text.includes('@') && ADDRESS.test(text);
}
