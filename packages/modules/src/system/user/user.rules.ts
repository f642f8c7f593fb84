import { defineRules } from '@gejie/core';
import { user } from './user.ts';

export const userRules = defineRules(user, {
  'A login name has no spaces and can be typed': {
    check: ({ record }) =>
      record.username && !/^[\p{L}\p{N}][\p{L}\p{N}._@+-]*$/u.test(record.username)
        ? {
            field: 'username',
            zh: '登录名只能由文字、数字和 . _ @ + - 组成',
            en: 'A login name is made of letters, digits and . _ @ + -',
          }
        : undefined,
  },
  'A time zone is one of the world’s': {
    check: ({ record }) =>
      record.timeZone && !isTimeZone(record.timeZone)
        ? {
            field: 'timeZone',
            zh: '没有这个时区，应如 Asia/Shanghai',
            en: 'There is no such time zone; write it as Asia/Shanghai',
          }
        : undefined,
  },
});

/** Offsets such as "+08:00" are no zones: they know nothing of summer time. */
function isTimeZone(name: string): boolean {
  if (/^[+-]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
