/** Which request an error came up in: Apollo's formatter of errors is told the error only. */
const requests = new WeakMap<object, string>();

export function rememberRequest(error: object, requestId: string): void {
  requests.set(error, requestId);
}

export function requestOfError(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null ? requests.get(error) : undefined;
}
