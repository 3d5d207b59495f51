import { recordWorld } from '@duban/test-support';
import { compileAndSend } from './send-digests';

/** Compiles and sends a day's digests: a process that is meant to be killed on the way. */
async function run(url: string, smtpUrl: string): Promise<void> {
  const world = await recordWorld(url, { clauses: [14, 15, 30] });
  await compileAndSend(world, smtpUrl);
  await world.close();
}

const [, , url, smtpUrl] = process.argv;
if (url === undefined || smtpUrl === undefined) {
  throw new Error('The addresses of a database and a mail server are missing.');
}
void run(url, smtpUrl);
