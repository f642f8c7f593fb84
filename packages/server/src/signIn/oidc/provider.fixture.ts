import { createServer, type Server } from 'node:http';
import Provider, { type AccountClaims, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';

export const clientId = 'gejie-crm';
export const clientSecret = 'Client-Secret-1';

export interface TestProvider {
  issuer: string;
  /** Whoever signs in there next. */
  account: AccountClaims;
  /** Whether that person says no to our asking. */
  refuses: boolean;
  stop(): Promise<void>;
}

/** A real OpenID provider at which somebody signs in without being asked anything. */
export async function startProvider(redirect: string, home: string): Promise<TestProvider> {
  const server: Server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as { port: number };
  const issuer = `http://127.0.0.1:${port}`;
  const accounts = new Map<string, AccountClaims>();
  const state: TestProvider = {
    issuer,
    account: { sub: 'nobody' },
    refuses: false,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
  const configuration: Configuration = {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirect],
        post_logout_redirect_uris: [home],
      },
    ],
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username', 'groups', 'department'],
      email: ['email', 'email_verified'],
    },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: async () => accounts.get(sub) ?? { sub },
    }),
    pkce: { required: () => true },
    cookies: { keys: ['only for tests'] },
  };
  const provider = new Provider(issuer, configuration);
  provider.use(async (context: KoaContextWithOIDC, next: () => Promise<void>) => {
    if (!context.path.startsWith('/interaction/')) return next();
    accounts.set(state.account.sub, state.account);
    const { prompt, params, session } = await provider.interactionDetails(context.req, context.res);
    if (state.refuses) {
      const result = { error: 'access_denied', error_description: 'no' };
      return provider.interactionFinished(context.req, context.res, result);
    }
    if (prompt.name === 'login') {
      const result = { login: { accountId: state.account.sub } };
      return provider.interactionFinished(context.req, context.res, result);
    }
    const grant = new provider.Grant({
      accountId: session?.accountId as string,
      clientId: String(params.client_id),
    });
    grant.addOIDCScope(String(params.scope));
    const result = { consent: { grantId: await grant.save() } };
    return provider.interactionFinished(context.req, context.res, result, { mergeWithLastSubmission: true });
  });
  server.on('request', provider.callback());
  return state;
}

/** Goes where a provider sends a browser, until it is sent to an address that begins with `end`. */
export async function followTo(start: string, end: string): Promise<URL> {
  const jar = new Map<string, string>();
  let address = start;
  for (let step = 0; step < 12; step++) {
    if (address.startsWith(end)) return new URL(address);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const one of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (one.split(';')[0] ?? '').split('=');
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    if (!location) throw new Error(`${answer.status} at ${address}: ${(await answer.text()).slice(0, 500)}`);
    address = new URL(location, address).href;
  }
  throw new Error(`The provider goes round in circles at ${address}`);
}
