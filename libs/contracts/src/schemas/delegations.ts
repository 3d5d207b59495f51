import { z } from 'zod';
import { day, idOut, instant } from './scalars';

const username = z.string().min(1).max(100);
const moment = z.union([instant, day]);

/**
 * AB 角: `from` has `to` for a deputy from `since` until `until`; days count whole, both ends included. Left out, `from`
 * is whoever asks.
 */
export const delegationBody = z.strictObject({
  from: username.optional().meta({ description: '被代理人的用户名；不写则为本人' }),
  to: username.meta({ description: '代理人的用户名' }),
  since: moment,
  until: moment,
});

export const delegation = z
  .object({
    id: idOut,
    from: z.string(),
    fromName: z.string(),
    to: z.string(),
    toName: z.string(),
    since: moment,
    until: moment,
    active: z.boolean(),
    setBy: z.string(),
  })
  .meta({ id: 'Delegation' });
