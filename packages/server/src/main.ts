import { configFrom } from './config.ts';
import { firstAdministrator } from './organization/firstAdministrator.ts';
import { serve } from './serve.ts';

const config = configFrom(process.env);

await serve(config, async ({ setup }) => {
  if (config.adminPassword) await firstAdministrator(setup, config.adminPassword);
});
