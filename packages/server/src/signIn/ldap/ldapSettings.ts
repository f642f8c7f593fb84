import { z } from 'zod';
import { plainText, proseText } from '../../plainText.ts';
import { type IdentityRules, identityRulesShape, noRules } from '../identity/identityRules.ts';
import type { SourceShape } from '../identity/sourceSettings.ts';
import { filterMistake } from './ldapFilter.ts';

/** What is kept under `/api/settings/ldap`, but for the password. */
export interface LdapSettings extends IdentityRules {
  enabled: boolean;
  /** `ldap://host:389` or `ldaps://host:636` */
  url: string;
  /** Encrypt the line before anything is said over an `ldap://` address. */
  startTls: boolean;
  /** Certificates (PEM) of who vouches for the server, where it is not one the machine knows. */
  ca: string | null;
  /** Who looks people up; null: anybody may. */
  bindDn: string | null;
  base: string;
  /** RFC 4515, `{name}` stands for what was typed. */
  filter: string;
  attributes: LdapAttributes;
  /** Whose passwords of our own let in as well: everybody's, or those of administrators for when the directory is down. */
  ownPasswords: 'everybody' | 'administrators';
  /** Seconds to wait for the directory. */
  timeout: number;
}

/** Which attribute holds what. */
export interface LdapAttributes {
  subject: string;
  username: string;
  name: string;
  email: string;
  phone: string;
  department: string;
  groups: string;
}

export const ldapShape: SourceShape<LdapSettings> = {
  part: 'ldap',
  secret: 'bindPassword',
  address: 'url',
  needed: { toTry: ['url', 'base'], toUse: ['url', 'base'] },
  mistake: ({ filter }) =>
    filterMistake(filter) === null ? null : { field: 'filter', code: 'notLdapFilter' },
  usual: {
    ...noRules,
    link: 'username',
    enabled: false,
    url: '',
    startTls: false,
    ca: null,
    bindDn: null,
    base: '',
    filter: '(&(objectClass=person)(uid={name}))',
    attributes: {
      subject: 'entryUUID',
      username: 'uid',
      name: 'cn',
      email: 'mail',
      phone: 'telephoneNumber',
      department: 'departmentNumber',
      groups: 'memberOf',
    },
    ownPasswords: 'everybody',
    timeout: 5,
  },
};

/** RFC 4512: a name, or numbers with dots. */
const attribute = z.string().regex(/^([a-z][a-z0-9-]{0,60}|\d+(\.\d+){1,20})$/i, { error: 'notAttribute' });

export const ldapChangeSchema = z.strictObject({
  ...identityRulesShape,
  enabled: z.boolean().optional(),
  url: z
    .string()
    .trim()
    .max(300)
    .regex(/^ldaps?:\/\/[^\s/?#@]+\/?$/i, { error: 'notLdapUrl' })
    .optional(),
  startTls: z.boolean().optional(),
  ca: proseText(50_000)
    .regex(/^-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----$/, { error: 'notCertificate' })
    .nullable()
    .optional(),
  bindDn: plainText(500).nullable().optional(),
  bindPassword: z.string().max(500).nullable().optional(),
  base: plainText(500).min(1).optional(),
  filter: plainText(1000).min(1).optional(),
  attributes: z
    .strictObject({
      subject: attribute,
      username: attribute,
      name: attribute,
      email: attribute,
      phone: attribute,
      department: attribute,
      groups: attribute,
    })
    .optional(),
  ownPasswords: z.enum(['everybody', 'administrators']).optional(),
  timeout: z.int().min(1).max(60).optional(),
});

/** Whom to look up, besides, to see what the directory says of somebody. */
export const ldapTestSchema = ldapChangeSchema.extend({ username: plainText(200).optional() });
