import type { AccessPerson, AccessReason } from '@gejie/core';
import { expect, test } from 'vitest';
import { byReason } from './byReason.ts';

const person = (name: string, ...reasons: [AccessReason['kind'], string][]): AccessPerson => ({
  user: { id: name.length, label: name },
  see: true,
  edit: false,
  delete: false,
  assign: false,
  reasons: reasons.map(([kind, zh]) => ({ kind, text: { zh, en: zh } })),
});

test('Everybody who sees a record is listed once, under the reason nearest to it, roles apart (ACC-08)', () => {
  const groups = byReason(
    [
      person('director', ['role', '总监可查看全部']),
      person('guest', ['role', '销售可查看本人'], ['share', '共享']),
      person('owner', ['owner', '负责人']),
      person('boss', ['role', '总经理可查看全部'], ['superior', '上级']),
      person('second', ['role', '总监可查看全部']),
    ],
    ({ zh }) => zh,
  );
  expect(groups.map(({ kind, text, people }) => [kind, text, people.map(({ user }) => user.label)])).toEqual([
    ['owner', '', ['owner']],
    ['share', '', ['guest']],
    ['superior', '', ['boss']],
    ['role', '总监可查看全部', ['director', 'second']],
  ]);
});
