import { z } from 'zod';

const known = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);

/** An IANA time zone that this server knows. */
export const timeZone = z.string().refine((name) => known.has(name), { error: 'notTimeZone' });
