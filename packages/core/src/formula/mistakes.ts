import type { BilingualText } from '../messages/label.ts';

/** A part of a formula's text, in UTF-16 units. */
export interface Span {
  from: number;
  /** Behind its last unit. */
  to: number;
}

/** What is wrong with a part of a formula. */
export interface FormulaMistake extends Span {
  message: BilingualText;
}

const sentences = {
  empty: { zh: '请写公式', en: 'Write a formula' },
  tooLong: { zh: '公式最多 {max} 个字', en: 'A formula has at most {max} characters' },
  tooDeep: { zh: '括号和函数套得太深', en: 'This is nested too deeply' },
  unknownSign: { zh: '公式里不能有“{sign}”', en: '“{sign}” means nothing in a formula' },
  unclosedText: { zh: '文字缺少结尾的引号', en: 'This text lacks its closing quote' },
  unclosedBracket: { zh: '缺少右括号', en: 'A closing bracket is missing' },
  missingValue: { zh: '这里缺少一个值', en: 'A value is missing here' },
  unexpected: { zh: '这里不应有“{sign}”', en: '“{sign}” is not expected here' },
  missingOperator: { zh: '“{sign}”之前缺少运算符', en: 'An operator is missing before “{sign}”' },
  chained: {
    zh: '一次只能比较两个值，请写成 a < b and b < c',
    en: 'Two values at a time are compared: write a < b and b < c',
  },
  tooPrecise: { zh: '数字太长', en: 'This number has too many digits' },
  unknownField: { zh: '没有名为“{name}”的字段', en: 'There is no field “{name}”' },
  ownField: { zh: '公式不能读取自己', en: 'A formula can’t read itself' },
  unreadableField: {
    zh: '公式不能读取“{label}”：它在公式算出之后才填写',
    en: 'A formula can’t read “{label}”, which is filled in only after it',
  },
  beyond: {
    zh: '公式只能读取本记录的字段，不能读取所引用记录的字段',
    en: 'A formula reads fields of the same record only, none beyond a reference',
  },
  unknownFunction: { zh: '没有名为“{name}”的函数', en: 'There is no function “{name}”' },
  missingBracket: { zh: '函数“{name}”之后要有括号', en: 'The function “{name}” needs brackets after it' },
  notToday: {
    zh: '公式的值在保存记录时算出并存下，“{name}”却天天在变。请改用筛选里的“今天”“本月”等时间范围',
    en: 'A formula is worked out when the record is saved, and “{name}” changes by itself. Use a filter such as “today” or “this month” instead',
  },
  tooFew: {
    zh: '“{name}”至少要 {count} 个值：{usage}',
    en: '“{name}” takes at least {count} values: {usage}',
  },
  tooMany: { zh: '“{name}”最多 {count} 个值：{usage}', en: '“{name}” takes at most {count} values: {usage}' },
  wrongKind: { zh: '这里应为{wanted}，现为{kind}', en: 'This must be {wanted}, it is {kind}' },
  cannotBeRead: {
    zh: '“{label}”只能用在 empty(…) 里',
    en: '“{label}” can only be asked about with empty(…)',
  },
  textPlus: {
    zh: '文字不能用“{sign}”相接，请写成 concat(a, b)',
    en: 'Texts are not joined by “{sign}”: write concat(a, b)',
  },
  datePlus: {
    zh: '日期不能直接加减，请写成 addDays(日期, 天数) 或 days(起, 止)',
    en: 'Dates are neither added nor taken away: write addDays(date, number) or days(from, to)',
  },
  unlike: { zh: '{left}不能与{right}比较', en: '{left} can’t be compared with {right}' },
  unordered: { zh: '{kind}没有大小之分', en: '{kind} is neither more nor less than another' },
  branches: {
    zh: '这几个值应是同一类：有{left}，也有{right}',
    en: 'These must be alike: here are {left} and {right}',
  },
  notChoice: { zh: '“{label}”没有“{value}”这一项', en: '“{label}” has no choice “{value}”' },
  choiceByName: {
    zh: '选项按其值比较：“{value}”应写成 "{right}"',
    en: 'Choices are compared by value: write "{right}" for “{value}”',
  },
  notDay: { zh: '“{value}”不是日期，应如 "2026-11-23"', en: '“{value}” is no date such as "2026-11-23"' },
  wrongResult: {
    zh: '公式的结果应为{wanted}，现为{kind}',
    en: 'The formula must come to {wanted}, it comes to {kind}',
  },
  noResult: { zh: '公式不能以“{type}”为结果', en: 'A formula can’t result in “{type}”' },
  circle: { zh: '公式形成循环：{way}', en: 'These formulas read one another in a circle: {way}' },
  onlyEmpty: { zh: '公式总是为空', en: 'This formula is always empty' },
} as const satisfies Record<string, BilingualText>;

export type MistakeName = keyof typeof sentences;

/** A mistake, its sentence filled from `holes`; what has a name in both languages is named in each. */
export function mistakeAt(
  { from, to }: Span,
  name: MistakeName,
  holes: Record<string, string | number | BilingualText> = {},
): FormulaMistake {
  const filled = (language: 'zh' | 'en') =>
    sentences[name][language].replace(/\{(\w+)\}/g, (hole: string, key: string) => {
      const filling = holes[key] ?? hole;
      return typeof filling === 'object' ? filling[language] : String(filling);
    });
  return { from, to, message: { zh: filled('zh'), en: upperFirst(filled('en')) } };
}

function upperFirst(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** Ends the reading of a formula whose rest can't be understood. */
export class FormulaError extends Error {
  readonly mistake: FormulaMistake;

  constructor(mistake: FormulaMistake) {
    super(mistake.message.en);
    this.name = 'FormulaError';
    this.mistake = mistake;
  }
}
