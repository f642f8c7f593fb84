import type { Finding } from '../identity/finding.ts';
import { ldapClaims } from './ldapClaims.ts';
import { filterMistake } from './ldapFilter.ts';
import { bindAsReader, lookUp, onLine } from './ldapLine.ts';
import type { LdapSettings } from './ldapSettings.ts';
import { ldapTrouble } from './ldapTrouble.ts';

/** Tries the settings as a sign-in would, step by step, up to the first that fails. */
export async function tryLdap(
  settings: LdapSettings,
  secret: string | null,
  username: string | null,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const found = (zh: string, en: string) => findings.push({ ok: true, text: { zh, en } });
  const encrypted = settings.startTls || settings.url.toLowerCase().startsWith('ldaps:');
  if (filterMistake(settings.filter) !== null) {
    return [
      {
        ok: false,
        text: {
          zh: '筛选条件写法不正确，应如 (&(objectClass=person)(uid={name}))',
          en: 'The filter is malformed; write it as (&(objectClass=person)(uid={name}))',
        },
      },
    ];
  }
  try {
    await onLine(settings, async (client) => {
      // Without an account to bind as nothing has been said yet, and nobody may be there to hear it.
      if (settings.bindDn) await bindAsReader(client, settings, secret);
      else await client.bind('', '');
      found(
        encrypted ? '已用加密连接连上目录' : '已连上目录，但连接没有加密：密码会明文经过网络',
        encrypted
          ? 'The directory answers over an encrypted line'
          : 'The directory answers, but over a line that is not encrypted: passwords can be read on the way',
      );
      if (settings.bindDn) found('查询账号可以登录', 'The account that looks people up gets in');
      await client.search(settings.base, { scope: 'base', attributes: ['1.1'], timeLimit: settings.timeout });
      found(`起始位置存在：${settings.base}`, `The base is there: ${settings.base}`);
      if (username === null || username === '') return;
      const person = await lookUp(client, settings, username);
      findings.push(person ? described(ldapClaims(person, settings.attributes, username)) : nobody(username));
    });
  } catch (error) {
    findings.push({ ok: false, text: ldapTrouble(error) });
  }
  return findings;
}

function nobody(username: string): Finding {
  return {
    ok: false,
    text: {
      zh: `没有找到“${username}”，或不止一人：请检查筛选条件和起始位置`,
      en: `There is no “${username}”, or more than one: check the filter and the base`,
    },
  };
}

function described({ name, email, phone, department, groups }: ReturnType<typeof ldapClaims>): Finding {
  const facts = [name, email, phone, department].filter((fact) => fact !== null);
  const listed = groups.slice(0, 10);
  return {
    ok: true,
    text: {
      zh: `找到：${facts.join('，')}；${groups.length} 个组${listed.length > 0 ? `：${listed.join('；')}` : ''}`,
      en: `Found: ${facts.join(', ')}; ${groups.length} groups${listed.length > 0 ? `: ${listed.join('; ')}` : ''}`,
    },
  };
}
