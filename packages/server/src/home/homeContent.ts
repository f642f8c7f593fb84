import { homeColumns, homeLimits, viewSharings } from '@gejie/core';
import { z } from 'zod';
import { plainText } from '../plainText.ts';
import { widgetKinds } from './widgetKinds.ts';

/** What names a widget; what a reader writes into a notepad is kept under it. */
export const widgetId = plainText(40).regex(/^[\w-]+$/);

const place = z.int().min(0).max(10_000);
const ids = z.array(z.int().positive()).max(100);

const widget = z
  .strictObject({
    id: widgetId,
    kind: z.enum(Object.keys(widgetKinds)),
    title: plainText(60).min(1).nullable().default(null),
    x: place,
    y: place,
    w: z.int().min(1).max(homeColumns),
    h: z.int().min(1).max(homeLimits.height),
    settings: z.record(z.string(), z.unknown()).default({}),
  })
  .transform((given, context) => {
    const settings = widgetKinds[given.kind]?.safeParse(given.settings, { reportInput: true });
    for (const issue of settings?.error?.issues ?? [])
      context.issues.push({ ...issue, input: issue.input, path: ['settings', ...issue.path] } as never);
    // What would stand out beyond the right edge is moved in.
    return { ...given, x: Math.min(given.x, homeColumns - given.w), settings: settings?.data ?? {} };
  });

const page = z.strictObject({
  /** Absent: a new one. */
  id: z.int().positive().nullable().default(null),
  name: plainText(40).min(1),
  widgets: z.array(widget).max(homeLimits.widgets),
  shared: z.enum(viewSharings).default('private'),
  departments: ids.default([]),
  users: ids.default([]),
});

/** All pages of a person, or of a role, in their order. */
export const homeChangeSchema = z.strictObject({
  /** Of the pages that were changed; see {@link HomeAnswer}. */
  version: z.int().min(0),
  pages: z.array(page).min(1).max(homeLimits.pages),
});

export type HomeChange = z.output<typeof homeChangeSchema>;

export const noteSchema = z.strictObject({
  text: z
    .string()
    .max(20_000)
    .refine((text) => !text.includes('\0'), { error: 'nulCharacter' }),
  /** Of the note that was changed; 0: there was none. */
  version: z.int().min(0),
});
