import type { PrintTemplateAnswer } from '@gejie/core';
import type { Translate } from '../../i18n/index.ts';

/** A template, and the language it is to speak. */
export interface PrintWay {
  template: string;
  language: 'zh' | 'en';
}

/** Those that the standard template speaks. */
const languages = ['zh', 'en'] as const;

/** The templates as they are chosen among: a standard one in each language, any other in its own. PLT-20 */
export function waysToPrint(
  templates: readonly PrintTemplateAnswer[],
  t: Translate,
): (PrintWay & { label: string })[] {
  return templates.flatMap(({ template, name, isStandard, language }) => {
    if (!isStandard) return [{ template, language, label: name ?? template }];
    return languages.map((one) => ({
      template,
      language: one,
      label: name === null ? t(`print.standard.${one}`) : t(`print.paper.${one}`, { paper: name }),
    }));
  });
}
