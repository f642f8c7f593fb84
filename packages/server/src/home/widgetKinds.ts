import { z } from 'zod';
import { plainText } from '../plainText.ts';

const module = plainText(60).min(1);
/** Id of a saved view or name of one that the module declares. */
const view = plainText(60).min(1);
const field = plainText(63).min(1);
const nothing = z.strictObject({});

const figure = z.strictObject({
  module,
  view,
  /** Null: how many there are. */
  sum: field.nullable().default(null),
  title: plainText(60).min(1).nullable().default(null),
});

/**
 * What widgets there are, with what each wants to know. Whether module, view and field are there for somebody is asked
 * when it is looked at, by that person's rights: a page outlives views and rights.
 */
export const widgetKinds: Record<string, z.ZodType<Record<string, unknown>>> = {
  agenda: z.strictObject({ days: z.int().min(1).max(31).default(7) }),
  figures: z.strictObject({ figures: z.array(figure).min(1).max(12) }),
  list: z.strictObject({ module, view, rows: z.int().min(3).max(20).default(6) }),
  notepad: nothing,
  pipeline: z.strictObject({ module }),
  recent: nothing,
  tags: nothing,
  todo: nothing,
};
