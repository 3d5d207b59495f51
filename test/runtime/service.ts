import { createServer } from 'node:http';
import { businessClock, exitOnFault, exitWithParent, serviceSettings } from '@duban/runtime';
import type { ServiceSettings } from '@duban/runtime';

/** A service as small as one can be: it answers HTTP on HOST:PORT and ends in order. */
function serve(settings: ServiceSettings): void {
  const clock = businessClock(settings);
  const server = createServer((request, response) => {
    if (request.url === '/crash') process.kill(process.pid, 'SIGKILL');
    response.end(JSON.stringify({ now: clock.now(), databaseUrl: settings.databaseUrl, pid: process.pid }));
  });
  server.listen(settings.port, settings.host);
  process.once('SIGTERM', () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
  exitWithParent();
}

try {
  serve(serviceSettings());
} catch (error) {
  exitOnFault(error);
}
