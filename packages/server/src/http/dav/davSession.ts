import type { FastifyRequest } from 'fastify';
import type { Session } from '../../access/session.ts';
import type { Services } from '../../services.ts';

/**
 * Who asks: HTTP Basic (RFC 7617) with the username and one of the person's tokens, as calendar programs have no other
 * way; null for nobody known. A cookie counts for nothing here.
 */
export async function davSession(
  { headers, ip }: FastifyRequest,
  { credentials, sessions }: Pick<Services, 'credentials' | 'sessions'>,
): Promise<Session | null> {
  const [, encoded] = /^Basic +([A-Za-z0-9+/=]{4,600})$/i.exec(headers.authorization ?? '') ?? [];
  if (encoded === undefined) return null;
  const plain = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = plain.indexOf(':');
  const [username, secret] = [plain.slice(0, colon), plain.slice(colon + 1)];
  if (colon < 1 || !/^[\w-]{20,200}$/.test(secret)) return null;
  const found = await credentials.ofToken(secret);
  if (!found) return null;
  const session = await sessions.sessionOf(found.user, {
    way: 'api',
    ip,
    scopes: found.scopes,
    credential: found.credential,
  });
  // A token is for one person: under another name it is a mistake in the program's settings.
  return session?.user?.username.toLowerCase() === username.trim().toLowerCase() ? session : null;
}
