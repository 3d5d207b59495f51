import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import type { DataSource } from 'typeorm';
import type { BusinessTime } from './business-time';

/**
 * Before each activity, takes over the database's business time: a workflow that was told that time has moved must not
 * be answered by a worker that does not know it yet.
 */
export function timeFollowing(time: BusinessTime, ds: DataSource): ActivityInterceptorsFactory {
  return () => ({
    inbound: {
      execute: async (input, next) => {
        await time.follow(ds);
        return next(input);
      },
    },
  });
}
