import { join } from 'node:path';
import {
  assertPortFree,
  businessClock,
  exitOnFault,
  exitWithParent,
  projectRoot,
  serviceSettings,
} from '@duban/runtime';
import { loadOrganisation } from '@duban/seeds';
import { businessOffset } from './business-offset';
import { createApi } from './create-api';
import { ApiContext } from './engine/api-context';

async function main(): Promise<void> {
  const settings = serviceSettings();
  await assertPortFree(settings.host, settings.port);
  const context = new ApiContext(
    settings,
    loadOrganisation(),
    businessClock({ clockOffsetMs: await businessOffset(settings) }).now,
    join(projectRoot, 'apps', 'console', 'dist'),
  );
  const api = await createApi(context);
  api.enableShutdownHooks(['SIGINT', 'SIGTERM']);
  exitWithParent();
  await api.listen({ port: settings.port, host: settings.host });
}

main().catch(exitOnFault);
