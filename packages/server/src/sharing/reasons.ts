import { type AccessReason, type BilingualText, dayIn, type Module, type Reach } from '@gejie/core';
import { type Ground, granteesOf } from '../access/grants.ts';
import type { KnownPerson } from '../access/knownPerson.ts';
import type { Session } from '../access/session.ts';
import type { ShareRow } from '../database/sharing/shareRows.ts';
import type { RecordFacts } from './recordFacts.ts';

export interface ExplainedRecord extends RecordFacts {
  /** What it, and the records it is seen through, are shared as. */
  shares: readonly (ShareRow & { record: number })[];
}

type Of<K extends Ground['kind']> = Extract<Ground, { kind: K }>;

/** The sentences for a ground that holds. */
export function reasonFor(
  ground: Ground,
  module: Module,
  person: KnownPerson,
  session: Session,
  record: ExplainedRecord,
): AccessReason[] {
  const explain = explanations[ground.kind] as Explain<Ground['kind']>;
  return explain(ground, { module, person, session, record });
}

interface About {
  module: Module;
  person: KnownPerson;
  session: Session;
  record: ExplainedRecord;
}

type Explain<K extends Ground['kind']> = (ground: Of<K>, about: About) => AccessReason[];

const reachText: Record<Exclude<Reach, 'none'>, BilingualText> = {
  own: { zh: '本人的记录', en: 'the own records' },
  department: { zh: '本部门的记录', en: 'the records of the own department' },
  tree: { zh: '本部门及下级的记录', en: 'the records of the own department and those below' },
  all: { zh: '全部记录', en: 'all records' },
};

const explanations: { [K in Ground['kind']]: Explain<K> } = {
  role: ({ reach }, { module, person, record }) => {
    if (record.owner?.id === person.user.id) return [{ kind: 'owner', text: { zh: '负责人', en: 'Owner' } }];
    const names = rolesReaching(person, module, reach);
    const { zh, en } = reachText[reach];
    return [
      {
        kind: 'role',
        text: {
          zh: `角色“${names.join('、')}”可查看${zh}`,
          en: `The role “${names.join(', ')}” sees ${en}`,
        },
      },
    ];
  },
  head: (_, { record }) => {
    const department = record.department?.name;
    return [
      {
        kind: 'head',
        text: department
          ? {
              zh: `“${department}”或其上级部门的负责人`,
              en: `Head of “${department}” or of a department above it`,
            }
          : { zh: '负责人所在部门的主管', en: 'Head of the owner’s department' },
      },
    ];
  },
  superior: (_, { record }) => [
    {
      kind: 'superior',
      text: {
        zh: `负责人${record.owner?.name ?? ''}的上级`,
        en: `Superior of the owner ${record.owner?.name ?? ''}`.trim(),
      },
    },
  ],
  through: ({ field }) => [
    {
      kind: 'through',
      text: {
        zh: `可查看其“${field.label.zh}”所指的记录`,
        en: `Sees the record in “${field.label.en}”`,
      },
    },
  ],
  beneath: (_, { module }) => [
    {
      kind: 'through',
      text: {
        zh: `可查看其上级${module.label.zh}`,
        en: `Sees the ${module.label.en.toLowerCase()} above it`,
      },
    },
  ],
  named: ({ field }) => [
    {
      kind: 'named',
      text: { zh: `列在“${field.label.zh}”中`, en: `Named in “${field.label.en}”` },
    },
  ],
  rule: ({ name }) => [{ kind: 'rule', text: { zh: `共享规则“${name}”`, en: `The sharing rule “${name}”` } }],
  share: ({ through }, { session, record }) => {
    const grantees = new Set(granteesOf(session));
    return record.shares
      .filter((share) => grantees.has(share.grantee) && (share.record === record.id) === (through === null))
      .map((share) => shareReason(share, through?.label ?? null));
  },
};

function shareReason(share: ShareRow, through: BilingualText | null): AccessReason {
  const by =
    share.kind === 'department' ? { zh: '通过部门', en: 'through the department' } : { zh: '', en: '' };
  const level =
    share.level === 'write' ? { zh: '可编辑', en: 'to work on' } : { zh: '只读', en: 'to look at' };
  const on = through
    ? { zh: `所属${through.zh}`, en: `Its ${through.en.toLowerCase()} is ` }
    : { zh: '', en: '' };
  const ends = share.until === null ? {} : { until: share.until };
  const own = through === null ? { share: share.id } : {};
  if (share.role !== null) {
    const text = through
      ? {
          zh: `所属${through.zh}的团队成员：${share.role}`,
          en: `In the team of its ${through.en.toLowerCase()}: ${share.role}`,
        }
      : { zh: `团队成员：${share.role}`, en: `In the team: ${share.role}` };
    return { kind: 'team', text, ...ends, ...own };
  }
  const text = {
    zh: `${on.zh}${by.zh}共享（${level.zh}）`,
    en: `${on.en}${on.en ? 'shared' : 'Shared'} ${[by.en, level.en].filter(Boolean).join(', ')}`,
  };
  return { kind: 'share', text, ...ends, ...own };
}

/** The roles that give just this reach. */
function rolesReaching({ roles }: KnownPerson, { path }: Module, reach: Reach): string[] {
  const reaching = roles.filter(({ rights }) => (rights?.[path] ?? rights?.['*'])?.see === reach);
  return (reaching.length > 0 ? reaching : roles).map(({ name }) => name);
}

/**
 * Why somebody does not see a record, each obstacle in a sentence.
 * @param see how far the roles see in the module; null for somebody who has left
 */
export function obstaclesTo(
  see: Reach | null,
  module: Module,
  person: KnownPerson,
  record: RecordFacts | null,
): BilingualText[] {
  if (see === null)
    return [{ zh: '该员工已停用，不能登录', en: 'The user is deactivated and cannot sign in' }];
  if (see === 'none')
    return [
      {
        zh: `其角色都不能查看“${module.label.zh}”；需要在角色中授予查看权限`,
        en: `None of the roles sees “${module.label.en}”; a role must be given the right to see`,
      },
    ];
  if (record === null) return [];
  const hung = module.hung?.field.label;
  const outOfSight = hung
    ? [
        {
          zh: `看不到其“${hung.zh}”所指的记录`,
          en: `The record in “${hung.en}” is out of the person’s sight`,
        },
      ]
    : [];
  if (see === 'all') return outOfSight;
  const names = rolesReaching(person, module, see).join('、');
  const { zh, en } = reachText[see];
  const owner = record.owner?.name;
  const department = record.department?.name;
  const whose = {
    zh: owner ? `此记录由${owner}负责` : '此记录没有负责人',
    en: owner ? `this record belongs to ${owner}` : 'this record belongs to nobody',
  };
  const where = department ? { zh: `，属于“${department}”`, en: ` in “${department}”` } : { zh: '', en: '' };
  return [
    {
      zh: `角色“${names}”只能查看${zh}；${whose.zh}${where.zh}`,
      en: `The role “${names}” sees only ${en}; ${whose.en}${where.en}`,
    },
    {
      zh: '没有共享给本人或其部门，也不是其下属或所管部门的记录',
      en: 'It is not shared with the person or the department, nor does it belong to somebody below',
    },
    ...outOfSight,
  ];
}

/** A share that somebody had. @param until when it ran out, ISO 8601 */
export function shareHasEnded(until: string, { user, company }: Session): BilingualText {
  const day = dayIn(user?.timeZone ?? company.timeZone, new Date(until));
  return { zh: `曾共享给此人，已于 ${day} 到期`, en: `It was shared with the person until ${day}` };
}
