import {
  type BilingualText,
  type FieldMetadata,
  inLanguage,
  type Language,
  type ModuleMetadata,
} from '@gejie/core';
import { en } from '../../packages/web/src/i18n/en/index.ts';
import {
  type TextKey,
  type TextParams,
  type Words as Texts,
  textAmong,
} from '../../packages/web/src/i18n/text.ts';
import { zh } from '../../packages/web/src/i18n/zh/index.ts';

const texts: Record<Language, Texts> = { 'zh-CN': zh, en };

/** A text of the web app in either language. */
export function textIn(language: Language, key: TextKey, params?: TextParams): string {
  return textAmong(texts[language], key, params);
}

/** What the screens say in one language, so that a journey is written once. */
export class Words {
  readonly language: Language;
  private readonly modules: ModuleMetadata[];

  constructor(language: Language, modules: ModuleMetadata[]) {
    this.language = language;
    this.modules = modules;
  }

  /** A text of the web app. */
  t = (key: TextKey, params?: TextParams): string => textIn(this.language, key, params);

  of(text: BilingualText): string {
    return inLanguage(text, this.language);
  }

  module(path: string): ModuleMetadata {
    return found(this.modules, (module) => module.path === path, path);
  }

  /** One record of a module: `客户`, `account`. */
  one(path: string): string {
    const label = this.of(this.module(path).label);
    return this.language === 'en' ? label.charAt(0).toLowerCase() + label.slice(1) : label;
  }

  /** All of it, as a title: `客户`, `Accounts`. */
  many(path: string): string {
    if (this.language !== 'en') return this.of(this.module(path).label);
    const plural = path.replaceAll('-', ' ');
    return plural.charAt(0).toUpperCase() + plural.slice(1);
  }

  /** `3 位客户`, `3 accounts` */
  countedByName(path: string, count: number): string {
    const figure = new Intl.NumberFormat(this.language).format(count);
    if (this.language !== 'en')
      return `${figure} ${this.module(path).unit ?? '条'}${this.of(this.module(path).label)}`;
    return count === 1 ? `1 ${this.one(path)}` : `${figure} ${path.replaceAll('-', ' ')}`;
  }

  /** The label of a field. */
  field(path: string, name: string): string {
    return this.of(this.fieldOf(path, name).label);
  }

  /** The label of one value of a choice. */
  choice(path: string, field: string, value: string): string {
    const choices = this.fieldOf(path, field).choices ?? [];
    return this.of(found(choices, (choice) => choice.value === value, value).label);
  }

  view(path: string, name: string): string {
    return this.of(found(this.module(path).views, (view) => view.name === name, name).label);
  }

  action(path: string, name: string): string {
    return this.of(found(this.module(path).actions, (action) => action.name === name, name).label);
  }

  private fieldOf(path: string, name: string): FieldMetadata {
    return found(this.module(path).fields, (field) => field.name === name, `${path}.${name}`);
  }
}

function found<Item>(items: Item[], wanted: (item: Item) => boolean, name: string): Item {
  const item = items.find(wanted);
  if (!item) throw new Error(`There is no ${name}`);
  return item;
}
