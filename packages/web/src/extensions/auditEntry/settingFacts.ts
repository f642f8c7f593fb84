import type { TextKey } from '../../i18n/index.ts';

const identity: Record<string, TextKey> = {
  enabled: 'ldap.enabled',
  link: 'identity.link',
  createUsers: 'identity.createUsers',
  defaultRoles: 'identity.defaultRole',
  mappings: 'identity.mappings',
};

/** What the settings of each part are called: as in the form that changes them. */
const names: Record<string, Record<string, TextKey>> = {
  company: {
    name: 'setup.company',
    logo: 'settings.logo',
    phone: 'settings.phone',
    website: 'settings.website',
    address: 'settings.address',
    serviceName: 'company.serviceName',
    servicePhone: 'company.servicePhone',
    serviceEmail: 'company.serviceEmail',
    currency: 'settings.currency',
    timeZone: 'settings.timeZone',
    fiscalYearStart: 'settings.fiscalYearStart',
    oversell: 'company.oversell',
    maxDiscount: 'company.maxDiscount',
    minMargin: 'company.minMargin',
    maxPurchase: 'company.maxPurchase',
  },
  security: {
    passwordLength: 'policy.passwordLength',
    passwordKinds: 'policy.passwordKinds',
    passwordHistory: 'policy.passwordHistory',
    passwordDays: 'policy.passwordDays',
    changeFirst: 'policy.changeFirst',
    lockAttempts: 'policy.lockAttempts',
    lockFirstWait: 'policy.lockFirstWait',
    lockLongestWait: 'policy.lockLongestWait',
    secondFactor: 'policy.secondFactor',
    secondFactorFunctions: 'policy.functions',
  },
  ldap: {
    ...identity,
    url: 'ldap.url',
    startTls: 'ldap.startTls',
    ca: 'ldap.ca',
    bindDn: 'ldap.bindDn',
    bindPassword: 'ldap.secret',
    base: 'ldap.base',
    filter: 'ldap.filter',
    attributes: 'ldap.attributes',
    ownPasswords: 'ldap.ownPasswords',
    timeout: 'ldap.timeout',
  },
  oidc: {
    ...identity,
    label: 'oidc.label',
    issuer: 'oidc.issuer',
    clientId: 'oidc.clientId',
    clientSecret: 'oidc.secret',
    scopes: 'oidc.scopes',
    claims: 'oidc.claims',
    signOutThere: 'oidc.signOutThere',
  },
  pools: { runAt: 'pools.run.at' },
};

/** Settings whose values are words of the program, and what people call them. */
const words: Record<string, Record<string, TextKey>> = {
  secondFactor: {
    optional: 'policy.secondFactor.optional',
    functions: 'policy.secondFactor.functions',
    everybody: 'policy.secondFactor.everybody',
  },
  secondFactorFunctions: {
    settings: 'policy.function.settings',
    users: 'policy.function.users',
    audit: 'policy.function.audit',
    purge: 'policy.function.purge',
    reports: 'policy.function.reports',
  },
  ownPasswords: {
    everybody: 'ldap.ownPasswords.everybody',
    administrators: 'ldap.ownPasswords.administrators',
  },
  link: {
    subject: 'identity.link.subject',
    username: 'identity.link.username',
    email: 'identity.link.email',
  },
};

/** What a setting is called; undefined for one that no form knows. */
export function settingName(part: unknown, name: string): TextKey | undefined {
  return names[String(part)]?.[name];
}

/** What a value of a setting is called; undefined where it says itself what it is. */
export function settingWord(name: string, value: unknown): TextKey | undefined {
  return typeof value === 'string' ? words[name]?.[value] : undefined;
}
