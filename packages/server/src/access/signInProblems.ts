import { Invalid } from '@gejie/core';
import { ProblemError } from '../problem.ts';

/** The same for unknown names, wrong passwords and whoever may not use a password here. */
export function wrongCredentials(): ProblemError {
  return new ProblemError('unauthenticated', {
    zh: '登录名或密码不正确',
    en: 'The login name or the password is wrong',
  });
}

/** Told to those only who have proved who they are. */
export function deactivated(): ProblemError {
  return new ProblemError('unauthenticated', {
    zh: '此账号已停用，请联系管理员',
    en: 'This account is deactivated; please ask your administrator',
  });
}

export function lockedOut(seconds: number): ProblemError {
  return new ProblemError(
    'tooMany',
    {
      zh: `尝试次数过多，请在 ${seconds} 秒后再试`,
      en: `Too many attempts; please try again in ${seconds} seconds`,
    },
    [],
    { retryAfter: seconds },
  );
}

/** The password was right; the same call with `code` lets in. */
export function codeNeeded(): ProblemError {
  return new ProblemError('secondFactor', {
    zh: '请输入验证器应用显示的 6 位验证码，或一个恢复码',
    en: 'Enter the six digits that your authenticator app shows, or a recovery code',
  });
}

export function codeWrong(): ProblemError {
  const issue = { ...new Invalid('wrongCode').issue, field: 'code' };
  return new ProblemError('secondFactor', { zh: '验证码不正确', en: 'This code is wrong' }, [issue]);
}

/** Told to those only who have proved to a directory or provider who they are. */
export function notOpenHere(why: 'unknown' | 'unverifiedEmail' | 'nameTaken'): ProblemError {
  return new ProblemError('unauthenticated', strangers[why]);
}

/** Why somebody whom a source knows is nobody here. */
export const strangers = {
  unknown: {
    zh: '您的公司账号还没有开通 CRM，请联系管理员',
    en: 'Your company account is not open for the CRM yet; please ask your administrator',
  },
  unverifiedEmail: {
    zh: '登录服务没有验证过您的邮箱，不能据此确认您是谁，请联系管理员',
    en: 'Your provider has not verified your e-mail address, so it does not tell who you are here; please ask your administrator',
  },
  nameTaken: {
    zh: '同名账号已属于另一个人，请管理员处理后再登录',
    en: 'An account of that name belongs to somebody else; your administrator has to sort it out first',
  },
} as const;
