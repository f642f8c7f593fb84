import type { BilingualText } from '../messages/label.ts';

/** What an option may be called; each is the member of a field's definition that it sets. */
export type OptionName =
  | 'min'
  | 'max'
  | 'scale'
  | 'dependsOn'
  | 'choices'
  | 'targets'
  | 'backlink'
  | 'currencyField'
  | 'result'
  | 'expression'
  | 'unique'
  | 'search'
  | 'default';

/** How an option is asked for and read; see readOptions.ts. */
export type OptionKind =
  | 'count'
  | 'bound'
  | 'flag'
  | 'value'
  | 'pattern'
  | 'choices'
  | 'sibling'
  | 'target'
  | 'targets'
  | 'result'
  | 'expression';

/** One thing that can be said of a field when it is made, described so that a screen can ask for it. */
export interface FieldOption {
  kind: OptionKind;
  label: BilingualText;
  hint?: BilingualText;
  required?: boolean;
  /** Counts: smallest and largest; lists: the most members. */
  min?: number;
  max?: number;
  /** Siblings and results: names of the field types that will do. */
  among?: readonly string[];
  /** Values: words that stand for what is so at the moment. */
  words?: readonly { value: string; label: BilingualText }[];
}

/** In the order they are read and asked for: a later one may rest on an earlier. */
export type FieldOptions = Partial<Record<OptionName, FieldOption>>;

/** What a kind of field is to those who make fields in the browser. */
export interface Workshop {
  example: BilingualText;
  options: FieldOptions;
}

export const unique: FieldOption = {
  kind: 'flag',
  label: { zh: '不允许重复', en: 'No two records may have the same' },
};

export const searched: FieldOption = {
  kind: 'flag',
  label: { zh: '可用搜索找到', en: 'Found by search' },
};

/** A text's longest length in characters. */
export function longest(max: number): FieldOption {
  return { kind: 'count', label: { zh: '最多字数', en: 'Most characters' }, min: 1, max };
}

export const smallest: FieldOption = { kind: 'bound', label: { zh: '最小值', en: 'Smallest' } };
export const largest: FieldOption = { kind: 'bound', label: { zh: '最大值', en: 'Largest' } };
export const earliest: FieldOption = { kind: 'bound', label: { zh: '最早', en: 'Earliest' } };
export const latest: FieldOption = { kind: 'bound', label: { zh: '最晚', en: 'Latest' } };

export function decimals(max: number): FieldOption {
  return { kind: 'count', label: { zh: '小数位数', en: 'Decimal places' }, min: 0, max };
}

/** The value a new record begins with. @param words what may stand for the moment: `$today` */
export function usual(words?: FieldOption['words']): FieldOption {
  return { kind: 'value', label: { zh: '默认值', en: 'Default' }, ...(words ? { words } : {}) };
}

/** The values of a choice, with the field they depend on. */
export const choosing = {
  dependsOn: {
    kind: 'sibling',
    label: { zh: '可选值取决于', en: 'Values depend on' },
    among: ['choice'],
  },
  choices: { kind: 'choices', label: { zh: '可选值', en: 'Values' }, required: true, max: 10_000 },
} as const satisfies FieldOptions;

/** Whether the records that point at one stand on its page. */
export const listed: FieldOption = {
  kind: 'flag',
  label: { zh: '在对方页面显示为相关列表', en: 'Listed on the page of the record it points at' },
};

export const pointedAt: FieldOption = {
  kind: 'target',
  label: { zh: '指向', en: 'Points at' },
  required: true,
};
