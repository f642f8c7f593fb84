import { address } from './address.tsx';
import { autoNumber } from './autoNumber.tsx';
import { boolean } from './boolean.tsx';
import { choice } from './choice.tsx';
import { condition } from './condition.tsx';
import { currency } from './currency.tsx';
import { date } from './date.tsx';
import { dateTime } from './dateTime.tsx';
import { decimal } from './decimal.tsx';
import { department } from './department.tsx';
import { document } from './document.tsx';
import { email } from './email.tsx';
import { fieldNames } from './fieldNames.tsx';
import type { FieldView } from './fieldView.ts';
import { file } from './file.tsx';
import { formula } from './formula.tsx';
import { givenLines } from './givenLines.tsx';
import { image } from './image.tsx';
import { integer } from './integer.tsx';
import { lines } from './lines.tsx';
import { link } from './link.tsx';
import { linkAny } from './linkAny.tsx';
import { linkMany } from './linkMany.tsx';
import { links } from './links.tsx';
import { longText } from './longText.tsx';
import { moduleName } from './moduleName.tsx';
import { money } from './money.tsx';
import { multiChoice } from './multiChoice.tsx';
import { percent } from './percent.tsx';
import { phone } from './phone.tsx';
import { printBlocks } from './printBlocks.tsx';
import { recurrence } from './recurrence.tsx';
import { richText } from './richText.tsx';
import { rights } from './rights.tsx';
import { rollup } from './rollup.tsx';
import { secret } from './secret.tsx';
import { steps } from './steps.tsx';
import { tags } from './tags.tsx';
import { templateText } from './templateText.tsx';
import { text } from './text.tsx';
import { time } from './time.tsx';
import { url } from './url.tsx';
import { user } from './user.tsx';
import { fieldsLook } from './viewOf.ts';
import './fields.css';

export { FieldValue } from './FieldValue.tsx';
export type { DisplayProps, FieldView, InputProps, OperandProps } from './fieldView.ts';
export { alignOf, viewOf } from './viewOf.ts';

/** How each field type looks, by its name in the API. A new type is one file and one line here. */
export const fieldViews: Record<string, FieldView> = {
  text,
  longText,
  richText,
  integer,
  decimal,
  money,
  percent,
  date,
  dateTime,
  time,
  boolean,
  choice,
  multiChoice,
  email,
  phone,
  url,
  address,
  user,
  department,
  link,
  links,
  linkAny,
  linkMany,
  autoNumber,
  image,
  file,
  formula,
  rollup,
  secret,
  rights,
  moduleName,
  condition,
  document,
  steps,
  fieldNames,
  currency,
  recurrence,
  printBlocks,
  templateText,
  lines,
  tags,
};

fieldsLook({ byType: fieldViews, unknown: text, givenLines });
