/** A browser as far as signing in needs one: it keeps cookies by host, and goes where it is sent, step by step. */

const LONGEST_WAY = 12;

export class Visitor {
  private readonly jars = new Map<string, Map<string, string>>();

  constructor(private readonly app: string) {}

  /** One request, without following where it leads. */
  async get(address: string | URL, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, this.app);
    const jar = this.jar(url);
    const cookie = [...jar].map(([name, text]) => `${name}=${text}`).join('; ');
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...(cookie ? { cookie } : {}), ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, text, attributes] = /^([^=]+)=([^;]*)(.*)$/.exec(line)!;
      if (text === '' || /max-age=0|expires=Thu, 01 Jan 1970/i.test(attributes!)) jar.delete(name!);
      else jar.set(name!, text!);
    }
    return response;
  }

  /** Begins to sign in: where the provider wants the browser. */
  async begin(query = ''): Promise<URL> {
    const response = await this.get(`/sign-in/start${query}`);
    const location = response.headers.get('location');
    if (response.status !== 303 || !location)
      throw new Error(`Not sent to the provider: ${response.status} ${await response.text()}`);
    return new URL(location);
  }

  /** Signs in at the provider, by the account's button (null: cancels), and answers where it sends the browser back to. */
  async atProvider(address: URL, account: string | null): Promise<URL> {
    let url = address;
    for (let step = 0; step < LONGEST_WAY; step += 1) {
      const response = url.pathname.startsWith('/interaction/')
        ? await this.get(url, { method: 'POST', body: new URLSearchParams(account === null ? {} : { account }) })
        : await this.get(url);
      const location = response.headers.get('location');
      if (!location) throw new Error(`The provider stopped at ${url.pathname}: ${response.status} ${await response.text()}`);
      url = new URL(location, url);
      if (url.origin === new URL(this.app).origin) return url;
    }
    throw new Error('The provider sends the browser round and round.');
  }

  /** The whole way; answers what the callback answered. */
  async signIn(account: string | null, query = ''): Promise<Response> {
    return this.get(await this.atProvider(await this.begin(query), account));
  }

  /** Whose page this is now, or the code of the refusal. */
  async me(app = this.app): Promise<unknown> {
    const response = await this.get(new URL('/graphql', app), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-homeward-request': '1' },
      body: JSON.stringify({ query: '{ me { name role agency } }' }),
    });
    const { data, errors } = (await response.json()) as { data?: { me: unknown }; errors?: { extensions: { code: string } }[] };
    return data?.me ?? errors?.[0]?.extensions.code;
  }

  signOut(): Promise<Response> {
    return this.get('/session', { method: 'DELETE', headers: { 'x-homeward-request': '1' } });
  }

  /** The cookies of a host by name. Cookies know no ports, so two servers of a test share them. */
  jar(address: string | URL = this.app): Map<string, string> {
    const { hostname } = new URL(address);
    const jar = this.jars.get(hostname) ?? new Map<string, string>();
    this.jars.set(hostname, jar);
    return jar;
  }
}
