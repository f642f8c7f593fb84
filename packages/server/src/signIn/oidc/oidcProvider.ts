import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { digestOf } from '../../access/secretToken.ts';
import type { Database } from '../../database/connection.ts';
import { insertOidcAttempt, takeOidcAttempt } from '../../database/sessions/oidcAttemptRows.ts';
import type { Identities } from '../identity/identities.ts';
import type { SourceSettings } from '../identity/sourceSettings.ts';
import type { Proven } from '../signIn.ts';
import type { SignInLog } from '../signInLog.ts';
import { oidcClaims } from './oidcClaims.ts';
import { OidcRefusal, oidcProblem } from './oidcRefusal.ts';
import { isLoopback, type OidcSettings } from './oidcSettings.ts';

/** Seconds to wait for the provider. */
const patience = 10;
/** Milliseconds for which what a provider says of itself is remembered. */
const memory = 10 * 60_000;

export interface OidcDependencies {
  database: Database;
  settings: SourceSettings<OidcSettings>;
  identities: Identities;
  log: SignInLog;
}

/** Somebody who came back from the provider. */
export interface Returned {
  proven: Proven;
  idToken: string | null;
  /** Where in the app to go on. */
  back: string;
}

/** Signing in by an OpenID provider: authorization code with PKCE, state and nonce (OpenID Connect Core 1.0, RFC 7636). */
export class OidcProvider {
  private readonly needs: OidcDependencies;
  private known: { key: string; until: number; configuration: Promise<Configuration> } | null = null;

  constructor(needs: OidcDependencies) {
    this.needs = needs;
  }

  /** What the sign-in page offers; null: nothing. */
  async button(): Promise<{ label: string } | null> {
    const { enabled, label, issuer } = await this.needs.settings.answer();
    return enabled ? { label: label || new URL(issuer).hostname } : null;
  }

  /**
   * Sends somebody to the provider. @returns the address, and the state that the browser brings back as a cookie
   * @throws OidcRefusal
   */
  async start(callback: string, back: string): Promise<{ url: string; state: string }> {
    const { settings, configuration } = await this.ready();
    const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
    await insertOidcAttempt(this.needs.database.kysely, digestOf(state), { nonce, verifier, back });
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: callback,
      scope: settings.scopes,
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, state };
  }

  /**
   * Somebody comes back.
   * @param address the whole one, as the provider made it
   * @param state which this browser was sent away with; null: none
   * @throws OidcRefusal
   */
  async finish(address: URL, state: string | null, ip: string): Promise<Returned> {
    try {
      return await this.accept(address, state);
    } catch (error) {
      const refusal = error instanceof OidcRefusal ? error : new OidcRefusal(oidcProblem(error), error);
      const detail = { why: refusal.problem, source: 'oidc' };
      await this.needs.log({ session: null, kind: 'signIn.failed', detail, ip });
      throw refusal;
    }
  }

  /** Where to go on so that the provider's session ends, too; null: nowhere. */
  async farewell(idToken: string | null, home: string): Promise<string | null> {
    if (idToken === null) return null;
    try {
      const { settings, configuration } = await this.ready();
      if (!settings.signOutThere || !configuration.serverMetadata().end_session_endpoint) return null;
      const parameters = { id_token_hint: idToken, post_logout_redirect_uri: home };
      return buildEndSessionUrl(configuration, parameters).href;
    } catch (error) {
      // Somebody who signs out is signed out here, whatever the provider is at.
      if (error instanceof OidcRefusal) return null;
      throw error;
    }
  }

  private async accept(address: URL, state: string | null): Promise<Returned> {
    const { settings, configuration } = await this.ready();
    const returned = address.searchParams.get('state');
    // The cookie says that it is the browser that was sent away: else one could be made to sign in as somebody else.
    if (returned === null || returned !== state) throw new OidcRefusal('stale');
    const attempt = await takeOidcAttempt(this.needs.database.kysely, digestOf(state));
    if (!attempt) throw new OidcRefusal('stale');
    const tokens = await authorizationCodeGrant(configuration, address, {
      expectedState: state,
      expectedNonce: attempt.nonce,
      pkceCodeVerifier: attempt.verifier,
      idTokenExpected: true,
    });
    const claims = await completed(configuration, settings, tokens.access_token, tokens.claims() ?? {});
    const user = await this.needs.identities.userOf(
      oidcClaims(settings.issuer, claims, settings.claims),
      settings,
    );
    if (typeof user === 'string') throw new OidcRefusal(user);
    if (user.status !== 'active') throw new OidcRefusal('deactivated');
    const proven: Proven = { id: user.id, active: true, source: 'oidc' };
    return { proven, idToken: tokens.id_token ?? null, back: attempt.back };
  }

  /** @throws OidcRefusal */
  private async ready(): Promise<{ settings: OidcSettings; configuration: Configuration }> {
    const { settings, secret } = await this.needs.settings.read();
    if (!settings.enabled) throw new OidcRefusal('off');
    try {
      return { settings, configuration: await this.discovered(settings, secret) };
    } catch (error) {
      throw new OidcRefusal(oidcProblem(error), error);
    }
  }

  private discovered({ issuer, clientId }: OidcSettings, secret: string | null): Promise<Configuration> {
    const key = JSON.stringify([issuer, clientId, secret]);
    if (this.known?.key === key && this.known.until > Date.now()) return this.known.configuration;
    const configuration = discover(issuer, clientId, secret);
    const entry = { key, until: Date.now() + memory, configuration };
    this.known = entry;
    configuration.catch(() => {
      if (this.known === entry) this.known = null;
    });
    return configuration;
  }
}

/** What a provider says of itself. @throws what {@link oidcProblem} understands */
export function discover(issuer: string, clientId: string, secret: string | null): Promise<Configuration> {
  return discovery(new URL(issuer), clientId, secret ?? undefined, undefined, {
    timeout: patience,
    execute: isLoopback(issuer) ? [allowInsecureRequests] : [],
  });
}

/** Some providers say only who it is in the token, and the rest when asked. */
async function completed(
  configuration: Configuration,
  { claims: names }: OidcSettings,
  accessToken: string,
  told: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const complete = [...Object.values(names), 'email_verified'].every((name) => name in told);
  if (complete || !configuration.serverMetadata().userinfo_endpoint) return told;
  return { ...(await fetchUserInfo(configuration, accessToken, String(told.sub))), ...told };
}
