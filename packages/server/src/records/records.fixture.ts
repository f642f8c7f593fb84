import {
  became,
  boolean,
  choice,
  Decimal,
  date,
  defineEffects,
  defineModule,
  defineRules,
  department,
  formula,
  integer,
  link,
  linkAny,
  links,
  type ModuleDefinition,
  money,
  phone,
  type Registry,
  type RightsTable,
  richText,
  rollup,
  secret,
  text,
} from '@gejie/core';
import { createTestDatabase } from '../../../../test/database.ts';
import { systemSession } from '../access/elevation.ts';
import type { Session } from '../access/session.ts';
import { LiveRegistry } from '../customization/liveRegistry.ts';
import { connect, type Database } from '../database/connection.ts';
import { migrate } from '../database/migrate.ts';
import { ProblemError } from '../problem.ts';
import { createRecordService } from './createRecordService.ts';
import type { RecordService } from './recordService.ts';

/** A small company of its own, so that the engine is tested apart from the CRM's modules. */
export const testUser = defineModule('user', {
  label: '员工',
  area: 'settings',
  title: 'name',
  ownership: 'none',
  everyoneSees: true,
  fields: {
    name: text('姓名', { required: true }),
    department: department('部门'),
    password: secret('密码'),
    status: choice('状态', { active: '在职', inactive: '停用' }, { default: 'active' }),
  },
  list: ['name'],
});

export const testDepartment = defineModule('department', {
  label: '部门',
  area: 'settings',
  title: 'name',
  ownership: 'none',
  everyoneSees: true,
  fields: { name: text('名称', { required: true }) },
  list: ['name'],
});

export const firm = defineModule('firm', {
  label: '公司',
  unit: '家',
  area: 'sales',
  title: 'name',
  number: 'F-{0000}',
  fields: {
    name: text('名称', { required: true, search: 'name', max: 80 }),
    taxNumber: text('税号', { unique: true }),
    phone: phone('电话', { search: true }),
    parent: link('firm', '上级', { backlink: 'branches', acyclic: true, onDelete: 'clear' }),
    friends: links('firm', '伙伴'),
    about: richText('介绍'),
    secretNote: text('机密', { search: true }),
    openDeals: rollup('进行中', integer(''), {
      of: 'deal',
      by: 'firm',
      count: true,
      where: { stage: { ne: 'lost' } },
    }),
    openAmount: rollup('金额', money(''), {
      of: 'deal',
      by: 'firm',
      sum: 'amount',
      where: { stage: { ne: 'lost' } },
    }),
    lastClose: rollup('最近成交日', date(''), { of: 'deal', by: 'firm', max: 'closeDate' }),
  },
  list: ['name', 'phone', 'owner'],
  duplicates: { name: 'companyName', phone: 'phone' },
});

export const deal = defineModule('deal', {
  label: '商机',
  unit: '个',
  area: 'sales',
  title: 'name',
  number: 'D-{YYYY}-{000}',
  fields: {
    name: text('名称', { required: true, search: 'name' }),
    firm: link('firm', '公司', { required: true, backlink: 'deals', onDelete: 'restrict' }),
    stage: choice(
      '阶段',
      { open: '进行中', won: '赢单', lost: { label: '丢单', closed: 'lost' } },
      { default: 'open', required: true, index: true },
    ),
    amount: money('金额', { min: 0, index: true }),
    chance: integer('概率', { min: 0, max: 100, default: 50 }),
    expected: formula(
      '期望',
      money(''),
      ['amount', 'chance'],
      ({ amount, chance }: { amount: string | null; chance: number | null }) =>
        amount === null || chance === null ? null : new Decimal(amount).times(chance).div(100).toFixed(2),
    ),
    closeDate: date('成交日期', { index: true }),
    lossReason: choice('原因', { price: '价格', other: '其他' }, { requiredWhen: { stage: 'lost' } }),
    urgent: boolean('紧急'),
    related: linkAny(['firm', 'deal'], '相关'),
  },
  list: ['name', 'firm', 'stage', 'amount', 'owner'],
  views: { won: { label: '赢单', where: { stage: 'won' }, sort: '-amount' } },
  board: { field: 'stage', sum: 'amount' },
});

const rules = [
  defineRules(deal, {
    'A won deal is certain': {
      derive: ({ record, changed }) =>
        changed('stage') && record.stage === 'won' ? { chance: 100 } : undefined,
    },
    'A deal of more than a million names its firm twice': {
      check: ({ record }) =>
        new Decimal(record.amount ?? 0).gt(1_000_000)
          ? { field: 'amount', zh: '金额过大', en: 'Too much' }
          : undefined,
    },
  }),
];

const effects = [
  defineEffects(deal, {
    'Winning a deal opens the next one': {
      when: became({ stage: 'won' }),
      run: async ({ record }, work) => {
        await work
          .asSystem('follow-up deal')
          .create(deal, { name: `${record.name} II`, firm: record.firm, owner: record.owner });
      },
    },
  }),
];

export interface RecordBench {
  database: Database;
  registry(): Registry;
  records: RecordService;
  clock: { now: Date };
  system: Session;
  /** A person with the given rights; departments and team as given. */
  person(
    name: string,
    options?: {
      rights?: RightsTable;
      functions?: string[];
      department?: number;
      departments?: number[];
      team?: number[];
    },
  ): Promise<Session>;
  close(): Promise<void>;
}

export const ownRights: RightsTable = {
  '*': {
    see: 'own',
    edit: 'own',
    delete: 'own',
    assign: 'none',
    create: true,
    import: true,
    export: true,
    bulk: true,
  },
};
export const allRights: RightsTable = {
  '*': {
    see: 'all',
    edit: 'all',
    delete: 'all',
    assign: 'all',
    create: true,
    import: true,
    export: true,
    bulk: true,
  },
};

/** An empty database with the modules above and a clock that stands still until it is moved. */
export async function openRecordBench(extra: readonly ModuleDefinition[] = []): Promise<RecordBench> {
  const place = await createTestDatabase('records');
  const database = connect(place.url);
  await migrate(database);
  const live = await LiveRegistry.open(database, [testUser, testDepartment, firm, deal, ...extra] as never);
  const clock = { now: new Date('2026-11-23T02:00:00Z') };
  const records = createRecordService({
    database,
    registry: () => live.now(),
    ruleSets: rules,
    effectSets: effects,
    actions: [],
    clock: () => clock.now,
  });
  const company = { name: '格界', currency: 'CNY', timeZone: 'Asia/Shanghai', fiscalYearStart: 1 };
  const system = systemSession(company as Session['company'], 'test');
  return {
    database,
    registry: () => live.now(),
    records,
    clock,
    system,
    async person(name, options = {}) {
      const { id } = await records.create(system, 'user', { name, department: options.department ?? null });
      return {
        ...system,
        user: {
          id,
          name,
          username: name,
          email: null,
          department: options.department ?? null,
          language: 'zh-CN',
          timeZone: 'Asia/Shanghai',
          theme: 'system',
          dateFormat: null,
          numberFormat: null,
        },
        grants: options.rights ?? ownRights,
        functions: new Set(options.functions ?? []),
        standing: {
          ...system.standing,
          departments: options.departments ?? [],
          colleagues: options.team ?? [id],
          team: [id, ...(options.team ?? [])],
        },
        way: 'web',
        ip: null,
        elevation: null,
      };
    },
    async close() {
      await database.close();
      await place.drop();
    },
  };
}

/** The problem a refused call answers with. */
export async function refusal(call: Promise<unknown>): Promise<ProblemError> {
  const error = await call.then(
    () => new Error('was not refused'),
    (problem: unknown) => problem,
  );
  if (!(error instanceof ProblemError)) throw error;
  return error;
}

/** Field → code of each mistake. */
export const codes = ({ issues }: ProblemError): Record<string, string> =>
  Object.fromEntries(issues.map(({ field, code }) => [field, code]));
