import { configFrom } from './config.ts';
import { printLogins } from './demo/printLogins.ts';
import { serve } from './serve.ts';

// The demo company when the database is empty, then the server as `npm start` runs it.
const config = configFrom(process.env);

await serve(config, async ({ setup, records, company }) => {
  const isNew = await setup.needed();
  if (isNew) {
    console.log('正在准备演示公司，约需半分钟…… / Preparing the demo company, about half a minute…');
    await setup.openDemo({ adminPassword: config.adminPassword });
  }
  await printLogins(records, await company.facts(), { isNew, adminPassword: config.adminPassword });
});
