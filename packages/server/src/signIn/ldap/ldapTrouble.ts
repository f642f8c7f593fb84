import type { BilingualText } from '@gejie/core';
import {
  ConfidentialityRequiredError,
  InappropriateAuthError,
  InsufficientAccessError,
  InvalidCredentialsError,
  InvalidDNSyntaxError,
  NoSuchObjectError,
  SizeLimitExceededError,
  StrongAuthRequiredError,
  TimeLimitExceededError,
} from 'ldapts';

const kinds: [new (...given: never[]) => Error, BilingualText][] = [
  [
    InvalidCredentialsError,
    {
      zh: '目录不接受查询账号（绑定 DN）或其密码',
      en: 'The directory does not accept the account that looks people up, or its password',
    },
  ],
  [
    InappropriateAuthError,
    { zh: '目录不接受没有密码的查询账号', en: 'The directory does not accept an account without a password' },
  ],
  [
    InsufficientAccessError,
    { zh: '查询账号没有读取这里的权限', en: 'The account that looks people up may not read here' },
  ],
  [
    NoSuchObjectError,
    { zh: '目录里没有这个起始位置（Base DN）', en: 'There is no such base in the directory' },
  ],
  [InvalidDNSyntaxError, { zh: 'DN 的写法不正确', en: 'A distinguished name is malformed' }],
  [
    StrongAuthRequiredError,
    {
      zh: '目录要求加密连接，请使用 ldaps:// 或 StartTLS',
      en: 'The directory wants an encrypted line: use ldaps:// or StartTLS',
    },
  ],
  [
    ConfidentialityRequiredError,
    {
      zh: '目录要求加密连接，请使用 ldaps:// 或 StartTLS',
      en: 'The directory wants an encrypted line: use ldaps:// or StartTLS',
    },
  ],
  [SizeLimitExceededError, { zh: '有多人符合同一个登录名', en: 'Several people go by that login name' }],
  [TimeLimitExceededError, { zh: '目录没有在限定时间内答复', en: 'The directory did not answer in time' }],
];

/** By the codes of Node's network and TLS layers. */
const codes: Record<string, BilingualText> = {
  ECONNREFUSED: { zh: '那台机器上没有目录服务在该端口', en: 'Nothing answers at that port' },
  ENOTFOUND: { zh: '找不到这个主机名', en: 'There is no host of that name' },
  EAI_AGAIN: { zh: '现在无法解析主机名', en: 'The host’s name can’t be resolved right now' },
  EHOSTUNREACH: { zh: '网络不通', en: 'There is no way to that host' },
  ETIMEDOUT: { zh: '目录没有在限定时间内答复', en: 'The directory did not answer in time' },
  ECONNRESET: { zh: '目录中断了连接', en: 'The directory broke the connection off' },
  CERT_HAS_EXPIRED: { zh: '目录的证书已过期', en: 'The directory’s certificate has expired' },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    zh: '证书不是给这个主机名的',
    en: 'The certificate is for another host name',
  },
  SELF_SIGNED_CERT_IN_CHAIN: untrusted(),
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted(),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted(),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted(),
};

function untrusted(): BilingualText {
  return {
    zh: '不信任目录的证书，请填写签发它的 CA 证书',
    en: 'The directory’s certificate is not trusted: give the certificate of who issued it',
  };
}

/** What went wrong with the directory, in plain words. */
export function ldapTrouble(error: unknown): BilingualText {
  const known = kinds.find(([kind]) => error instanceof kind)?.[1];
  if (known) return known;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (Object.hasOwn(codes, code)) return codes[code] as BilingualText;
  const text = error instanceof Error ? error.message : String(error);
  if (/timeout/i.test(text)) return codes.ETIMEDOUT as BilingualText;
  return { zh: `目录答复：${text.slice(0, 200)}`, en: `The directory says: ${text.slice(0, 200)}` };
}
