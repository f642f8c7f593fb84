import type { Claims } from '../identity/claims.ts';
import type { OidcClaimNames } from './oidcSettings.ts';

/** What a provider's claims say of somebody. The subject is the issuer's own, so the issuer belongs to it. */
export function oidcClaims(
  issuer: string,
  claims: Readonly<Record<string, unknown>>,
  names: OidcClaimNames,
): Claims {
  const text = (name: string) => textsIn(claims[name])[0] ?? null;
  return {
    source: 'oidc',
    subject: `${issuer} ${String(claims.sub)}`,
    username: text(names.username),
    name: text(names.name),
    email: text(names.email),
    emailVerified: claims.email_verified === true,
    phone: text(names.phone),
    department: text(names.department),
    groups: textsIn(claims[names.groups]),
  };
}

function textsIn(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.flatMap((one) =>
    typeof one === 'string' && one.trim() !== '' ? [one.trim().slice(0, 1000)] : [],
  );
}
