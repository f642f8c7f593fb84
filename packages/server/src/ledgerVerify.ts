import { Registry } from '@gejie/core';
import { AccessCache } from './access/accessCache.ts';
import { configFrom } from './config.ts';
import { connect } from './database/connection.ts';
import { databaseAt } from './database/embedded/databaseAt.ts';
import { CompanySettings } from './organization/companySettings.ts';
import { product } from './product.ts';
import { driftsIn } from './stock/driftsIn.ts';

// `npm run ledger:verify`: whether stock is what its movements come to, serial numbers among it. It ends with 0 when it is, with 1 when it is not.

const { address, stop } = await databaseAt(configFrom(process.env));
const database = connect(address, 2);
try {
  const company = await new CompanySettings(database, new AccessCache()).facts();
  const drifts = await driftsIn(database.kysely, new Registry(product.modules), company);
  if (drifts.length === 0)
    console.log(
      '库存与流水一致 / Stock is what its movements come to, reserved what orders leave open, and no piece is numbered that is not there',
    );
  else {
    console.error('库存与流水不一致 / Stock is not what its movements come to');
    for (const { figure, of, kept, reckoned } of drifts)
      console.error(`${figure} ${of}: 记录 / kept ${kept ?? '—'}, 应为 / should be ${reckoned ?? '—'}`);
    process.exitCode = 1;
  }
} finally {
  await database.close();
  await stop();
}
