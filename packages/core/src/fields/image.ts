import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { fileType } from './file.ts';

/** An uploaded picture (JPEG, PNG, GIF or WebP). */
export const imageType: FieldType<number> = {
  ...fileType,
  name: 'image',
  picturesOnly: true,
  label: { zh: '图片', en: 'Picture' },
  workshop: {
    example: { zh: '如 门店照片', en: 'such as photo of the shop' },
    options: {},
  },
};

export function image<const O extends CommonOptions>(
  label: string,
  options?: O,
): Field<number, RequiredOf<O>> {
  return field(imageType, label, options);
}
