import type { Language } from '@gejie/core';

/** Languages are named in themselves, so that everybody finds their own. */
export const languageNames: Record<Language, string> = { 'zh-CN': '简体中文', en: 'English' };
