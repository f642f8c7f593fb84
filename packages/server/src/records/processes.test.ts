import { boolean, choice, defineModule, link, messageOf, money, steps, text, user } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRights, codes, openRecordBench, type RecordBench, refusal } from './records.fixture.ts';

const way = defineModule('way', {
  label: '流程',
  area: 'settings',
  title: 'name',
  ownership: 'none',
  fields: {
    name: text('名称', { required: true }),
    active: boolean('启用', { default: true }),
    first: boolean('默认'),
    steps: steps('步骤', { over: 'claim', choice: 'state' }),
  },
  list: ['name'],
});

const claim = defineModule('claim', {
  label: '理赔',
  area: 'support',
  title: 'name',
  fields: {
    name: text('名称', { required: true }),
    way: link('way', '流程', { defaultsTo: { first: true }, offers: { active: true } }),
    state: choice(
      '状态',
      {
        filed: '受理',
        visited: { label: '查勘', optional: true },
        priced: { label: '定损', en: 'Priced' },
        paid: { label: '赔付', closed: 'won' },
        refused: { label: '拒赔', closed: 'lost' },
      },
      { default: 'filed', required: true, process: { link: 'way', steps: 'steps' } },
    ),
    sum: money('金额'),
    expert: user('定损员'),
    secret: text('机密'),
  },
  list: ['name'],
});

let bench: RecordBench;
let short: number;
let long: number;
let unused: number;
beforeAll(async () => {
  bench = await openRecordBench([way, claim] as never);
  const make = async (values: object) =>
    (await bench.records.create(bench.system, 'way', values as never)).id;
  const end = [{ value: 'paid' }, { value: 'refused' }];
  short = await make({ name: '快赔', first: true, steps: [{ value: 'filed' }, ...end] });
  long = await make({
    name: '查勘理赔',
    steps: [
      { value: 'visited', label: '现场查勘', exit: { expert: { empty: false } } },
      { value: 'priced', exit: { sum: { gt: 0 }, secret: { empty: false } } },
      ...end,
    ],
  });
  unused = await make({ name: '旧流程', active: false, steps: [{ value: 'filed' }, ...end] });
});
afterAll(() => bench.close());

const create = (values: object, session = bench.system) =>
  bench.records.create(session, 'claim', { name: '理赔', ...values });
const change = (id: number, values: Record<string, unknown>, session = bench.system) =>
  bench.records.update(session, 'claim', id, values);
const sentences = async (call: Promise<unknown>) =>
  (await refusal(call)).issues.map((issue) => [
    issue.field,
    messageOf(issue, 'zh-CN'),
    messageOf(issue, 'en'),
  ]);

describe('A record that goes through a process (SAL-02)', () => {
  it('begins with the default process, at its first step', async () => {
    expect(await create({})).toMatchObject({ way: { id: short }, state: 'filed' });
    expect(await create({ way: long })).toMatchObject({ way: { id: long }, state: 'visited' });
    expect(await create({ way: null })).toMatchObject({ way: null, state: 'filed' });
  });

  it('whose step the default process lacks is in none', async () => {
    expect(await create({ state: 'priced' })).toMatchObject({ way: null, state: 'priced' });
    expect(codes(await refusal(create({ state: 'visited' })))).toEqual({ state: 'notStep' });
  });

  it('stands at one of its steps', async () => {
    expect(await sentences(create({ way: short, state: 'priced' }))).toEqual([
      ['state', '“快赔”没有“定损”这一步', '“快赔” has no step “Priced”'],
    ]);
    const { id } = await create({});
    expect(codes(await refusal(change(id, { state: 'visited' })))).toEqual({ state: 'notStep' });
    const free = await create({ way: null });
    expect(codes(await refusal(change(free.id, { state: 'visited' })))).toEqual({ state: 'notStep' });
  });

  it('begins another process at the beginning, unless it stands at one of its steps already', async () => {
    const { id } = await create({});
    expect(await change(id, { way: long })).toMatchObject({ state: 'visited' });
    const paid = await create({ state: 'paid' });
    expect(await change(paid.id, { way: long })).toMatchObject({ state: 'paid' });
    expect(codes(await refusal(change(id, { way: short, state: 'priced' })))).toEqual({ state: 'notStep' });
  });

  it('goes on when all is there that its step asks for, and is told what is missing', async () => {
    const { id } = await create({ way: long });
    expect(await sentences(change(id, { state: 'priced' }))).toEqual([
      [
        'state',
        '离开“现场查勘”之前：“定损员”须填写',
        'Before “现场查勘” is left: “Expert” must be filled in',
      ],
    ]);
    const { id: expert } = (await bench.person('小赵')).user ?? { id: 0 };
    // What the same save brings counts.
    await change(id, { state: 'priced', expert });
    expect(await sentences(change(id, { state: 'paid', sum: '0' }))).toEqual([
      [
        'state',
        '离开“定损”之前：“金额”须大于 0；“机密”须填写',
        'Before “Priced” is left: “Sum” must be more than 0; “Secret” must be filled in',
      ],
    ]);
    expect(await change(id, { state: 'paid', sum: '5', secret: 'x' })).toMatchObject({ state: 'paid' });
  });

  it('does not skip what the steps between ask for, but goes back, or is given up, at any time', async () => {
    const { id: expert } = (await bench.person('小钱')).user ?? { id: 0 };
    const { id } = await create({ way: long, expert });
    expect(codes(await refusal(change(id, { state: 'paid' })))).toEqual({ state: 'stepUnfinished' });
    await change(id, { state: 'refused' });
    await change(id, { state: 'visited', expert: null });
    await change(id, { state: 'refused' });
  });

  it('does not get past what its new process asks for by changing process and step at once', async () => {
    const { id } = await create({});
    expect(await sentences(change(id, { way: long, state: 'paid' }))).toEqual([
      [
        'state',
        '离开“现场查勘”之前：“定损员”须填写',
        'Before “现场查勘” is left: “Expert” must be filled in',
      ],
    ]);
    const { id: expert } = (await bench.person('小周')).user ?? { id: 0 };
    const free = await create({ way: null, state: 'priced', expert });
    expect(codes(await refusal(change(free.id, { way: long, state: 'paid' })))).toEqual({
      state: 'stepUnfinished',
    });
    await change(free.id, { way: long, state: 'paid', sum: '5', secret: 'x' });
    await change(id, { way: long, state: 'refused' });
  });

  it('says nothing of fields that its reader may not see', async () => {
    const rights = { '*': { ...allRights['*'], fields: { secret: 'hidden' as const } } };
    const person = await bench.person('小孙', { rights });
    const { id } = await create({ way: long, expert: person.user?.id, sum: '5' });
    expect((await sentences(change(id, { state: 'paid' }, person)))[0]?.[1]).toBe(
      '离开“定损”之前：其他必要信息',
    );
  });

  it('is not given a process that is out of use, but keeps one', async () => {
    expect(await sentences(create({ way: unused }))).toEqual([
      ['way', '“旧流程”已停用', '“旧流程” is no longer in use'],
    ]);
    const { id } = await create({});
    expect(codes(await refusal(change(id, { way: unused })))).toEqual({ way: 'notOffered' });
    await bench.records.update(bench.system, 'way', unused, { active: true });
    await change(id, { way: unused });
    await bench.records.update(bench.system, 'way', unused, { active: false });
    await change(id, { name: '改名', state: 'paid' });
  });
});

describe('The steps of a process', () => {
  const make = (list: unknown) => bench.records.create(bench.system, 'way', { name: '新', steps: list });

  it('are values of the field they lead through, each once, with conditions over its module', async () => {
    expect(codes(await refusal(make([{ value: 'nowhere' }])))).toEqual({ steps: 'notChoice' });
    expect(codes(await refusal(make([{ value: 'paid' }, { value: 'paid' }])))).toEqual({
      steps: 'repeatedStep',
    });
    expect(codes(await refusal(make([{ value: 'paid', colour: 1 }])))).toEqual({ steps: 'notSteps' });
    expect(codes(await refusal(make([{ value: 'paid', probability: 101 }])))).toEqual({ steps: 'tooLarge' });
    expect(codes(await refusal(make([{ value: 'paid', exit: { gone: 1 } }])))).toEqual({
      steps: 'unknownField',
    });
    expect(codes(await refusal(make('paid')))).toEqual({ steps: 'notList' });
  });

  it('are kept without what is empty', async () => {
    const { id } = await make([
      { value: 'paid', label: ' ', probability: '50', guidance: null, exit: {}, rotsAfterDays: '' },
    ]);
    expect(await bench.records.get(bench.system, 'way', id)).toMatchObject({
      steps: [{ value: 'paid', probability: 50 }],
    });
  });
});
