import { defineRules } from '@gejie/core';
import { knownTimeZone } from '../../shared/knownTimeZone.ts';
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
  'A time zone is one of the world’s': { check: knownTimeZone },
});
