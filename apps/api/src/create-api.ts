import { ConsoleLogger } from '@nestjs/common';
import type { LogLevel } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, NestFactory, Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { servedOperations } from './access/operations';
import { ApiModule } from './api.module';
import { serveConsole } from './console/console.routes';
import type { ApiContext } from './engine/api-context';
import { Metrics } from './health/metrics.service';
import { makeAdapter, prepareFastify } from './http/fastify';
import { serveDocs } from './openapi/docs.routes';
import { openApiDocument } from './openapi/openapi-document';

/** Where the routes of this version stand; health and metrics stand outside. */
const prefix = 'api/v1';

/**
 * The API, ready to listen or to be asked by `inject`. Starts with the database away.
 * @throws Error where a handler declares no access
 */
export async function createApi(
  context: ApiContext,
  logLevels: LogLevel[] = ['warn', 'error'],
): Promise<NestFastifyApplication> {
  const options = {
    bodyParser: false,
    logger: logLevels.length === 0 ? (false as const) : new ConsoleLogger({ logLevels, colors: false }),
    abortOnError: false,
  };
  const adapter = makeAdapter();
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest declares its options as a class and takes plain objects
  const api = await NestFactory.create<NestFastifyApplication>(ApiModule.with(context), adapter, options);
  const instance = api.getHttpAdapter().getInstance();
  await prepareFastify(instance);
  api.setGlobalPrefix(prefix, { exclude: ['health/live', 'health/ready', 'metrics'] });
  const operations = servedOperations({
    discovery: api.get(DiscoveryService),
    scanner: api.get(MetadataScanner),
    reflector: api.get(Reflector),
  });
  await serveDocs(instance, openApiDocument(operations));
  serveConsole(instance, context.consoleFolder);
  const metrics = api.get(Metrics);
  instance.addHook('onResponse', (request, reply, done) => {
    metrics.count(request, reply);
    done();
  });
  await api.init();
  await instance.ready();
  return api;
}
