import { z } from 'zod';
import { plainText } from '../../plainText.ts';
import { type IdentityRules, identityRulesShape, noRules } from '../identity/identityRules.ts';
import type { SourceShape } from '../identity/sourceSettings.ts';

/** What is kept under `/api/settings/oidc`, but for the client's secret. */
export interface OidcSettings extends IdentityRules {
  enabled: boolean;
  /** What the button on the sign-in page says. */
  label: string;
  issuer: string;
  clientId: string;
  scopes: string;
  claims: OidcClaimNames;
  /** Whether signing out here signs out there, too. */
  signOutThere: boolean;
}

/** Which claim holds what. */
export interface OidcClaimNames {
  username: string;
  name: string;
  email: string;
  phone: string;
  department: string;
  groups: string;
}

export const oidcShape: SourceShape<OidcSettings> = {
  part: 'oidc',
  secret: 'clientSecret',
  address: 'issuer',
  needed: { toTry: ['issuer'], toUse: ['issuer', 'clientId'] },
  usual: {
    ...noRules,
    enabled: false,
    label: '',
    issuer: '',
    clientId: '',
    scopes: 'openid profile email',
    claims: {
      username: 'preferred_username',
      name: 'name',
      email: 'email',
      phone: 'phone_number',
      department: 'department',
      groups: 'groups',
    },
    signOutThere: false,
  },
};

const claim = plainText(200).min(1);

export const oidcChangeSchema = z.strictObject({
  ...identityRulesShape,
  enabled: z.boolean().optional(),
  label: plainText(60).optional(),
  issuer: plainText(300).refine(isSafeIssuer, { error: 'notIssuer' }).optional(),
  clientId: plainText(300).optional(),
  clientSecret: z.string().max(1000).nullable().optional(),
  scopes: plainText(300)
    .regex(/(^| )openid( |$)/, { error: 'notScopes' })
    .optional(),
  claims: z
    .strictObject({
      username: claim,
      name: claim,
      email: claim,
      phone: claim,
      department: claim,
      groups: claim,
    })
    .optional(),
  signOutThere: z.boolean().optional(),
});

/** What the provider says is believed, so nobody on the way may change it; the way within this machine is short. */
function isSafeIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, search, hash, username } = new URL(text);
  return (protocol === 'https:' || isLoopback(text)) && search === '' && hash === '' && username === '';
}

/** Whether an address is plain http within this machine. */
export function isLoopback(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
