import { type ModuleMetadata, withinSentence } from '@gejie/core';
import { useLanguage } from '../i18n/index.ts';

export interface ModuleNames {
  /** One record of it: `客户`, `account`; in English in the middle of a sentence. */
  one(module: ModuleMetadata): string;
  /** All of it, as a title: `客户`, `Accounts`. */
  many(module: ModuleMetadata): string;
  /** The same in the middle of a sentence: `客户`, `accounts`. */
  several(module: ModuleMetadata): string;
  /** `1,284 位`, `1,284 accounts`. */
  counted(module: ModuleMetadata, figure: string): string;
  /** Where it is not clear of what: `1,284 位客户`, `1,284 accounts`. */
  countedByName(module: ModuleMetadata, figure: string): string;
}

/** What a module is called in the user's language. English needs a plural; the path is one already. */
export function useModuleNames(): ModuleNames {
  const language = useLanguage();
  if (language !== 'en') {
    return {
      one: (module) => module.label.zh,
      many: (module) => module.label.zh,
      several: (module) => module.label.zh,
      counted: (module, figure) => `${figure} ${module.unit ?? '条'}`,
      countedByName: (module, figure) => `${figure} ${module.unit ?? '条'}${module.label.zh}`,
    };
  }
  // What the system keeps is a log of entries, whose path is no plural.
  const plural = ({ path, keptBy }: ModuleMetadata) =>
    keptBy === 'system' ? 'entries' : path.replaceAll('-', ' ');
  const one = ({ label, keptBy }: ModuleMetadata) =>
    keptBy === 'system' ? 'entry' : withinSentence(label.en);
  const counted = (module: ModuleMetadata, figure: string) =>
    figure === '1' ? `1 ${one(module)}` : `${figure} ${plural(module)}`;
  return {
    one,
    many: (module) => upperFirst(module.path.replaceAll('-', ' ')),
    several: plural,
    counted,
    countedByName: counted,
  };
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
