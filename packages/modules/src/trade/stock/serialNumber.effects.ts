import { defineAction, defineEffects, Refusal } from '@gejie/core';
import { z } from 'zod';
import { serialNumber } from './serialNumber.ts';

export const serialNumberEffects = defineEffects(serialNumber, {
  'What has left stays on record': {
    when: ({ before, after }) => before?.state === 'shipped' && after === null,
    async run() {
      throw new Refusal({ zh: '已发出，不能删除', en: 'It has left, and stays on record' });
    },
  },
});

/** It is not where it should be, and is not shipped until it is found. */
export const missSerial = defineAction(serialNumber, 'miss', {
  input: z.strictObject({ reason: z.string().max(500).optional() }),
  run: (work, { id, description }, { reason }) =>
    work.asSystem('serial number missing').update(serialNumber, id, {
      state: 'missing',
      ...(reason ? { description: [description, reason].filter(Boolean).join('\n').slice(-2000) } : {}),
    }),
});

export const findSerial = defineAction(serialNumber, 'find', {
  input: z.strictObject({}),
  run: (work, { id }) =>
    work.asSystem('serial number found again').update(serialNumber, id, { state: 'inStock' }),
});
