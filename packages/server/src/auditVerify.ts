import { readAnchors } from './audit/anchors.ts';
import { type Breach, verifyChain } from './audit/verifyChain.ts';
import { configFrom } from './config.ts';
import { connect } from './database/connection.ts';
import { databaseAt } from './database/embedded/databaseAt.ts';

// `npm run audit:verify`: whether the operation log is whole. It ends with 0 when it is, with 1 when it is not.

const said: Record<Breach['kind'], [zh: string, en: string]> = {
  changed: ['此条记录被改动', 'this entry was changed'],
  missing: ['此条记录被删除', 'this entry was deleted'],
  renumbered: ['此处的记录及其链接被删除', 'the entry and its link are gone from here'],
  'cut off': ['从此处起，末尾的记录被删除', 'from here on, entries at the end are gone'],
  'slipped in': ['此条记录不在链中，系绕过系统插入', 'this entry is not in the chain: it was slipped in'],
  headless: ['链的末端标记被删除', 'the head of the chain is gone'],
  rewritten: [
    '此处与数据目录中记下的链值不符，日志被整体改写',
    'the chain differs from what was noted outside the database: it was rewritten',
  ],
};

const config = configFrom(process.env);
const { address, stop } = await databaseAt(config);
const database = connect(address, 2);
try {
  const anchors = await readAnchors(config.dataDirectory);
  const verdict = await verifyChain(database, anchors);
  if (verdict.intact) {
    const { position, hash } = verdict.head;
    console.log(`操作日志完整：${position} 条 / The operation log is whole: ${position} entries`);
    console.log(`${position}:${hash}`);
    console.log(
      `已核对数据目录中的 ${anchors.length} 处链值 / Compared with ${anchors.length} notes in the data directory`,
    );
  } else {
    console.error(describe(verdict.breach));
    process.exitCode = 1;
  }
} finally {
  await database.close();
  await stop();
}

function describe({ kind, position, entry, at, what }: Breach): string {
  const [zh, en] = said[kind];
  const where = [
    position === null ? null : `#${position}`,
    entry === null ? null : `id ${entry}`,
    at,
    what,
  ].filter((part) => part !== null);
  return `操作日志已被破坏 / The operation log is broken\n${where.join(' · ')}: ${zh} / ${en}`;
}
