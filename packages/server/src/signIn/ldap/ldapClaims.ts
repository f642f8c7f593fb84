import type { Claims } from '../identity/claims.ts';
import type { Found } from './ldapLine.ts';
import type { LdapAttributes } from './ldapSettings.ts';

/** What an entry says of its person. */
export function ldapClaims({ dn, entry }: Found, attributes: LdapAttributes, typed: string): Claims {
  const first = (name: string) => texts(entry[name])[0] ?? null;
  return {
    source: 'ldap',
    subject: first(attributes.subject) ?? dn.toLowerCase(),
    username: first(attributes.username) ?? typed,
    name: first(attributes.name),
    email: first(attributes.email),
    // The directory is the company's own.
    emailVerified: true,
    phone: first(attributes.phone),
    department: first(attributes.department),
    groups: texts(entry[attributes.groups]),
  };
}

function texts(value: Buffer | Buffer[] | string | string[] | undefined): string[] {
  const values = value === undefined ? [] : Array.isArray(value) ? value : [value];
  return values
    .map((one) => (typeof one === 'string' ? one : one.toString('hex')))
    .filter((one) => one !== '');
}
