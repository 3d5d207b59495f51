import { z } from 'zod';

export const login = z.strictObject({
  username: z.string().min(1).max(100),
  password: z.string().min(1).max(200),
});
export const passwordChange = z.strictObject({
  oldPassword: z.string().min(1).max(200),
  newPassword: z.string().min(10).max(200),
});
export const session = z
  .object({ accessToken: z.string(), expiresIn: z.int().meta({ description: '有效期（秒）' }) })
  .meta({ id: 'Session' });
export const me = z
  .object({
    username: z.string(),
    name: z.string(),
    mustChangePassword: z.boolean().meta({ description: '现用一次性密码：改密之前，其他请求都答403' }),
    posts: z.array(
      z.object({
        unit: z.string().nullable(),
        post: z.string(),
        unitName: z.string().nullable(),
        deputyOf: z.string().optional().meta({ description: '所代理的人（AB角）' }),
      }),
    ),
  })
  .meta({ id: 'Me' });
