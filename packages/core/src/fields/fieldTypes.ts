import { addressType } from './address.ts';
import { autoNumberType } from './autoNumber.ts';
import { booleanType } from './boolean.ts';
import { choiceType } from './choice.ts';
import { conditionType } from './condition.ts';
import { currencyType } from './currency.ts';
import { dateType } from './date.ts';
import { dateTimeType } from './dateTime.ts';
import { decimalType } from './decimal.ts';
import { departmentType } from './department.ts';
import { documentType } from './document.ts';
import { emailType } from './email.ts';
import { fieldNamesType } from './fieldNames.ts';
import type { FieldType } from './fieldType.ts';
import { fileType } from './file.ts';
import { formulaType } from './formula.ts';
import { imageType } from './image.ts';
import { integerType } from './integer.ts';
import { linesType } from './lines.ts';
import { linkType } from './link.ts';
import { linkAnyType } from './linkAny.ts';
import { linkManyType } from './linkMany.ts';
import { linksType } from './links.ts';
import { longTextType } from './longText.ts';
import { moduleNameType } from './moduleName.ts';
import { moneyType } from './money.ts';
import { multiChoiceType } from './multiChoice.ts';
import { percentType } from './percent.ts';
import { phoneType } from './phone.ts';
import { printBlocksType } from './printBlocks.ts';
import { recurrenceType } from './recurrence.ts';
import { richTextType } from './richText.ts';
import { rightsType } from './rights.ts';
import { rollupType } from './rollup.ts';
import { secretType } from './secret.ts';
import { stepsType } from './steps.ts';
import { tagsType } from './tags.ts';
import { templateTextType } from './templateText.ts';
import { textType } from './text.ts';
import { timeType } from './time.ts';
import { urlType } from './url.ts';
import { userType } from './user.ts';

/** Every kind of field there is, by name. A new kind is one file and one line here. */
export const fieldTypes: ReadonlyMap<string, FieldType> = new Map(
  (
    [
      textType,
      longTextType,
      richTextType,
      integerType,
      decimalType,
      moneyType,
      percentType,
      dateType,
      dateTimeType,
      timeType,
      booleanType,
      choiceType,
      multiChoiceType,
      emailType,
      phoneType,
      urlType,
      addressType,
      userType,
      departmentType,
      linkType,
      linksType,
      linkAnyType,
      linkManyType,
      autoNumberType,
      imageType,
      fileType,
      formulaType,
      rollupType,
      secretType,
      rightsType,
      moduleNameType,
      conditionType,
      documentType,
      stepsType,
      fieldNamesType,
      currencyType,
      recurrenceType,
      printBlocksType,
      templateTextType,
      linesType,
      tagsType,
    ] as FieldType[]
  ).map((type) => [type.name, type]),
);
