import { connectTemporal, temporalConnectionOptions } from '@duban/runtime';
import { withDatabase } from './with-database';
import type { StartStep } from '@duban/runtime';

const answerWithinMs = 15_000;

/** Starts the workflows that ought to run and do not, and says how many. */
export const workflowsStep: StartStep = {
  title: '工作流',
  run: async ({ settings, databaseUrl, temporalAddress, namespace }) => {
    const { Client } = await import('@temporalio/client');
    const { startMissing } = await import('@duban/timing');
    const options = await temporalConnectionOptions({ ...settings.temporal, address: temporalAddress });
    const connection = await connectTemporal(options, answerWithinMs);
    try {
      const client = new Client({ connection, namespace });
      const started = await withDatabase(databaseUrl, (source) => startMissing(client, source));
      const { clocks, clauses, dispatches } = started;
      if (clocks + clauses + dispatches === 0) return '没有缺失，补启动 0 个';
      return `补启动时钟 ${clocks} 个，条款 ${clauses} 个，交办 ${dispatches} 个`;
    } finally {
      await connection.close();
    }
  },
};
