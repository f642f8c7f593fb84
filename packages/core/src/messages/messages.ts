import type { BilingualText } from './label.ts';

/** Everything that can be wrong with a value, in both languages; `{name}` is filled from the parameters. */
export const messages = {
  required: { zh: '必填', en: 'This is required' },
  unknownField: { zh: '没有名为“{field}”的字段', en: 'There is no field “{field}”' },
  readOnly: { zh: '此字段由系统填写，不能修改', en: 'This field is filled in by the system' },
  notAllowed: { zh: '您没有修改此字段的权限', en: 'You may not change this field' },
  notText: { zh: '应为文字', en: 'This must be text' },
  nulCharacter: { zh: '含有不允许的控制字符', en: 'This contains a control character that is not allowed' },
  tooLong: { zh: '最多 {max} 个字，现有 {length} 个', en: 'At most {max} characters, this has {length}' },
  tooShort: { zh: '至少 {min} 个字', en: 'At least {min} characters' },
  notNumber: { zh: '应为数字', en: 'This must be a number' },
  notWhole: { zh: '应为整数', en: 'This must be a whole number' },
  tooSmall: { zh: '不能小于 {min}', en: 'This must be at least {min}' },
  tooLarge: { zh: '不能大于 {max}', en: 'This must be at most {max}' },
  notWithin: { zh: '超出允许的范围', en: 'This is out of range' },
  tooManyDecimals: { zh: '最多 {scale} 位小数', en: 'At most {scale} decimal places' },
  notDate: { zh: '应为日期，如 2026-11-23', en: 'This must be a date such as 2026-11-23' },
  notDateTime: {
    zh: '应为日期时间，如 2026-11-23 09:30',
    en: 'This must be a date and time such as 2026-11-23 09:30',
  },
  notTime: { zh: '应为时间，如 09:30', en: 'This must be a time such as 09:30' },
  notBoolean: { zh: '应为“是”或“否”', en: 'This must be yes or no' },
  notChoice: { zh: '“{value}”不在可选项中', en: '“{value}” is not one of the choices' },
  retiredChoice: { zh: '“{value}”已停用', en: '“{value}” is no longer in use' },
  choiceDependsOn: {
    zh: '“{value}”与所选的“{parent}”不相符',
    en: '“{value}” does not go with the chosen “{parent}”',
  },
  notCurrency: {
    zh: '“{value}”不是有效的币种，请填 CNY、USD 这样的代码',
    en: '“{value}” is no currency; give a code such as CNY or USD',
  },
  notShape: { zh: '格式不正确', en: 'This is not what belongs here' },
  notList: { zh: '应为列表', en: 'This must be a list' },
  tooMany: { zh: '最多 {max} 项', en: 'At most {max} items' },
  notEmail: { zh: '不是有效的电子邮箱', en: 'This is not a valid e-mail address' },
  notPhone: { zh: '不是有效的电话号码', en: 'This is not a valid phone number' },
  notUrl: { zh: '不是有效的网址', en: 'This is not a valid web address' },
  notAddress: { zh: '不是有效的地址', en: 'This is not a valid address' },
  notReference: { zh: '应为一条记录', en: 'This must be a record' },
  unknownReference: { zh: '找不到所引用的记录', en: 'The record referred to was not found' },
  referenceNotFound: { zh: '找不到“{value}”', en: '“{value}” was not found' },
  referenceAmbiguous: { zh: '有多条名为“{value}”的记录', en: 'There are several records named “{value}”' },
  wrongTarget: { zh: '不能引用该模块的记录', en: 'Records of that module can’t be referred to here' },
  cycle: {
    zh: '不能形成循环：{label} 已在其下级中',
    en: 'This would make a circle: {label} is already below',
  },
  notFile: { zh: '应为已上传的文件', en: 'This must be an uploaded file' },
  infected: {
    zh: '文件未通过病毒检查（{name}），没有保存',
    en: 'The virus scanner found something ({name}); the file was not kept',
  },
  notImage: { zh: '应为图片', en: 'This must be a picture' },
  notLookedFor: {
    zh: '规则中至少要有一个可搜索的字段',
    en: 'At least one field of a rule must be among those that search looks in',
  },
  notUnique: { zh: '“{value}”已存在', en: '“{value}” already exists' },
  notUniqueWithin: {
    zh: '同一{within}下已有此{field}',
    en: 'This is there already ({field}, with the same {within})',
  },
  notColour: { zh: '应为颜色，如 #1f5fd6', en: 'This must be a colour such as #1f5fd6' },
  notBlocks: { zh: '打印内容格式不正确', en: 'These printed blocks are malformed' },
  notPlaceholder: {
    zh: '“{value}”不是可用的占位符',
    en: '“{value}” is no placeholder that can be filled in',
  },
  notRights: { zh: '权限格式不正确', en: 'These rights are malformed' },
  weakPassword: {
    zh: '密码至少 {min} 个字符，不能是常见密码或登录名',
    en: 'At least {min} characters, and neither a common password nor the login name',
  },
  plainPassword: {
    zh: '密码至少要含大写字母、小写字母、数字、符号中的 {kinds} 类',
    en: 'Use at least {kinds} of these: capital letters, small letters, digits, signs',
  },
  formerPassword: {
    zh: '不能与最近用过的 {count} 个密码相同',
    en: 'This is one of the last {count} passwords; please choose another',
  },
  wrongCode: {
    zh: '验证码不正确或已经用过。请输入最新的验证码；如果总是不对，请打开手机的“自动设置时间”',
    en: 'This code is wrong or was used already. Take the newest one; if it never fits, let your phone set its time automatically',
  },
  notLdapUrl: {
    zh: '应如 ldap://dc.example.com 或 ldaps://dc.example.com:636',
    en: 'Write it as ldap://dc.example.com or ldaps://dc.example.com:636',
  },
  notLdapFilter: {
    zh: '应如 (&(objectClass=person)(uid={name}))，{name} 代表输入的登录名',
    en: 'Write it as (&(objectClass=person)(uid={name})); {name} stands for what is typed',
  },
  notAttribute: { zh: '不是有效的属性名', en: 'This is not the name of an attribute' },
  notCertificate: {
    zh: '应为 PEM 格式的证书，以 -----BEGIN CERTIFICATE----- 开头',
    en: 'This must be a certificate in PEM, beginning with -----BEGIN CERTIFICATE-----',
  },
  notIssuer: {
    zh: '应为 https:// 开头的地址（仅本机可用 http://）',
    en: 'This must be an address with https:// (http:// on this machine only)',
  },
  notScopes: { zh: '必须包含 openid，用空格分隔', en: 'This must include openid; separate by spaces' },
  unknownOperator: { zh: '“{operator}”不是可用的条件', en: '“{operator}” is not an operator' },
  operatorNotAllowed: {
    zh: '此字段不能使用条件“{operator}”',
    en: 'This field can’t be filtered by “{operator}”',
  },
  notFilter: { zh: '筛选条件格式不正确', en: 'This filter is malformed' },
  filterTooDeep: { zh: '筛选条件最多 {max} 层', en: 'Filters may be at most {max} levels deep' },
  filterTooLong: { zh: '筛选条件最多 {max} 个', en: 'Filters may have at most {max} conditions' },
  filterWithoutModule: { zh: '请先选择模块', en: 'Choose the module first' },
  notSteps: { zh: '流程步骤格式不正确', en: 'These steps are malformed' },
  repeatedStep: { zh: '“{value}”出现了两次', en: '“{value}” stands there twice' },
  notStep: { zh: '“{process}”没有“{value}”这一步', en: '“{process}” has no step “{value}”' },
  stepUnfinished: { zh: '离开“{step}”之前：{missing}', en: 'Before “{step}” is left: {missing}' },
  unknownPart: {
    zh: '“{value}”不能用在编号中，可用 {YYYY}、{YY}、{MM}、{DD} 和一段 {0000}',
    en: '“{value}” can’t stand in a number; {YYYY}, {YY}, {MM}, {DD} and one {0000} can',
  },
  noDigits: {
    zh: '编号里要有且只有一段流水号，如 {0000}',
    en: 'A number needs one running part such as {0000}, and only one',
  },
  tooManyDigits: { zh: '流水号最多 {max} 位', en: 'At most {max} digits for the running part' },
  numbersRepeat: {
    zh: '重新计数会产生重复的编号，请加上 {part}',
    en: 'Counting anew would give numbers out twice; add {part}',
  },
  numberUsed: {
    zh: '{last} 已经用过，下一个须大于它',
    en: '{last} was given out already; the next has to be above it',
  },
  notSpan: { zh: '结束时间须晚于开始时间', en: 'It has to end after it begins' },
  spansOverlap: { zh: '时间段有重叠', en: 'These stretches overlap' },
  currencyInUse: {
    zh: '已有汇率或按本位币折算的金额，不能再更改本位币',
    en: 'There are rates, or amounts converted into it, already: the company’s currency can’t change any more',
  },
  notOffered: { zh: '“{value}”已停用', en: '“{value}” is no longer in use' },
  notPlainFilter: {
    zh: '这里的条件只能看本记录的字段，不能用“我”“本月”或所引用记录的字段',
    en: 'Conditions here are about fields of the record itself, not “me”, “this month” or fields beyond a reference',
  },
  readOnlyNow: { zh: '此字段现在不能修改', en: 'This field can’t be changed as things stand' },
  placedTwice: { zh: '“{field}”放了两次', en: '“{field}” is placed twice' },
  notPlaceable: { zh: '“{field}”不能放在这里', en: '“{field}” can’t be placed here' },
  layoutLacks: {
    zh: '布局缺少必填字段“{field}”：没有它就无法新建记录',
    en: 'The layout lacks “{field}”, without which no record can be made',
  },
  mustBeTyped: {
    zh: '“{field}”必填，不能对任何人隐藏，也不能一直只读',
    en: '“{field}” is required: it can’t be hidden from anybody, or read-only all the time',
  },
  unknownPeriod: { zh: '“{value}”不是可用的时间范围', en: '“{value}” is not a period' },
  notRange: { zh: '应为起止两个值', en: 'This must be a pair of values, from and to' },
  changedMeanwhile: { zh: '他人刚刚修改了此字段', en: 'Somebody else has just changed this field' },
  unknownParameter: { zh: '没有名为“{field}”的参数', en: 'There is no parameter “{field}”' },
  repeatedParameter: {
    zh: '参数“{field}”只能出现一次',
    en: 'The parameter “{field}” may be given once only',
  },
  notJson: { zh: '不是有效的 JSON', en: 'This is not valid JSON' },
  notKey: {
    zh: '应为 8 至 100 个字母、数字或 . _ : -',
    en: 'This must be 8 to 100 letters, digits or . _ : -',
  },
  notFlag: { zh: '应为 1 或 0', en: 'This must be 1 or 0' },
  notTimeZone: {
    zh: '不是有效的时区，如 Asia/Shanghai',
    en: 'This is not a time zone such as Asia/Shanghai',
  },
  notRecurrence: {
    zh: '“{value}”不是有效的重复规则，如 FREQ=WEEKLY;BYDAY=MO',
    en: '“{value}” is not a rule of recurrence such as FREQ=WEEKLY;BYDAY=MO',
  },
  notOccurrence: {
    zh: '该重复日程在此时没有一次',
    en: 'Nothing of this series begins then',
  },
  recurrenceNever: {
    zh: '没有这样的日子：重复永远不会发生',
    en: 'There is no such day: this would never happen',
  },
  recurrenceEndsEarly: {
    zh: '重复在第一次开始之前就已结束',
    en: 'The recurrence ends before it has begun',
  },
  wrongPassword: { zh: '当前密码不正确', en: 'This is not your present password' },
  inUse: { zh: '仍有 {count} 条“{module}”引用此记录', en: '{count} “{module}” still refer to this record' },
  notFieldType: { zh: '没有“{value}”这种字段', en: 'There is no kind of field “{value}”' },
  notFieldName: {
    zh: '以字母开头，只用字母、数字和下划线，最多 {max} 个字符',
    en: 'Begin with a letter; use letters, digits and _ only, at most {max} characters',
  },
  fieldNameDeleted: {
    zh: '“{value}”属于一个已删除的字段：请还原它，或换一个名称',
    en: '“{value}” belongs to a deleted field: restore that, or choose another name',
  },
  optionNotTaken: { zh: '“{type}”字段没有此设置', en: 'A field of the kind “{type}” has no such setting' },
  notNumberPattern: {
    zh: '应含一段计数位，如 A-{YYYY}-{0000}，最多 40 个字符',
    en: 'This needs a place for the counter, as in A-{YYYY}-{0000}; at most 40 characters',
  },
  notChoiceList: { zh: '“{value}”不是有效的可选值', en: '“{value}” is not a value to choose from' },
  notChoiceKey: {
    zh: '“{value}”不能作为键：只用字母、数字、下划线、点和连字符，最多 60 个字符',
    en: '“{value}” can’t be a key: use letters, digits, _ . and - only, at most 60 characters',
  },
  givenTwice: { zh: '“{value}”出现了两次', en: '“{value}” stands there twice' },
  choiceInUse: {
    zh: '仍有 {count} 条记录为“{value}”：可以停用它，不能删除',
    en: '{count} records still have “{value}”: retire it instead of deleting it',
  },
  choiceReliedOn: {
    zh: '“{value}”由系统使用，不能删除或停用',
    en: 'The system relies on “{value}”: it can’t be deleted or retired',
  },
  formulaReads: {
    zh: '公式“{formula}”用到它现在的样子，请先修改公式',
    en: 'The formula “{formula}” rests on it as it is now: change the formula first',
  },
  shownByItself: {
    zh: '“{field}”是否显示不能取决于它自己的值：没有显示就无法填写',
    en: 'Whether “{field}” is shown can’t depend on its own value: unless it is shown nobody can fill it in',
  },
  dependsInTurn: {
    zh: '“{field}”的可选值又取决于这个字段，不能互相取决',
    en: 'The values of “{field}” depend on this field in turn',
  },
  valuesRepeat: {
    zh: '已有 {count} 个值重复，如：{values}',
    en: '{count} values are there more than once, such as: {values}',
  },
  rule: { zh: '{zh}', en: '{en}' },
} as const satisfies Record<string, BilingualText>;

export type MessageCode = keyof typeof messages;
