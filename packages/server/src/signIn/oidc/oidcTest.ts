import type { Finding } from '../identity/finding.ts';
import { discover } from './oidcProvider.ts';
import { oidcProblem } from './oidcRefusal.ts';
import type { OidcSettings } from './oidcSettings.ts';

/** Asks the provider who it is. */
export async function tryOidc({ issuer, clientId }: OidcSettings, secret: string | null): Promise<Finding[]> {
  try {
    const { issuer: name } = (await discover(issuer, clientId || 'x', secret)).serverMetadata();
    return [{ ok: true, text: { zh: `统一登录可以使用：${name}`, en: `The provider answers: ${name}` } }];
  } catch (error) {
    const text =
      oidcProblem(error) === 'unavailable'
        ? { zh: '这个地址没有 OpenID 服务答复', en: 'No OpenID provider answers at this address' }
        : {
            zh: '服务自称的地址与填写的不同',
            en: 'The provider calls itself by another address than this',
          };
    return [{ ok: false, text }];
  }
}
