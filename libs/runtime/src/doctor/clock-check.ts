import { Client } from 'pg';
import { beijing } from '../messages';
import { doctorMessages as say } from './doctor-messages';
import type { Check } from './check';

const allowedSkewMs = 5000;
/** Noon in Beijing. */
const knownNoon = new Date('2026-07-01T12:00:00+08:00');

/** This machine knows Beijing time and agrees with the database about the present. */
export const clockCheck: Check = {
  name: 'clock',
  title: say.clock,
  run: async ({ businessNow, databaseUrl }) => {
    const hour = new Intl.DateTimeFormat('en', {
      timeZone: 'Asia/Shanghai',
      hour: 'numeric',
      hourCycle: 'h23',
    }).format(knownNoon);
    if (hour !== '12') return { verdict: 'fail', detail: say.clockZone, mend: say.mendClockZone };
    const skewMs = databaseUrl === undefined ? 0 : await skewOf(databaseUrl);
    if (Math.abs(skewMs) > allowedSkewMs) {
      return { verdict: 'fail', detail: say.clockSkew(Math.round(skewMs / 1000)), mend: say.mendClockSkew };
    }
    const moved = Math.abs(businessNow - Date.now()) > allowedSkewMs;
    const shown = beijing(new Date(businessNow));
    return { verdict: 'ok', detail: moved ? say.clockMoved(shown) : say.clockReal(shown) };
  },
};

/** The database's clock minus ours, ms; 0 where it does not answer, which is another check's finding. */
async function skewOf(databaseUrl: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined); // shows in the promises below
  try {
    await client.connect();
    const before = Date.now();
    const answer = await client.query<{ now: Date }>('select clock_timestamp() as now');
    const middle = (before + Date.now()) / 2;
    return (answer.rows[0]?.now.getTime() ?? middle) - middle;
  } catch {
    return 0;
  } finally {
    await client.end().catch(() => undefined); // was never open
  }
}
