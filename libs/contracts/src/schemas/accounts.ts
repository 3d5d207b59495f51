import { z } from 'zod';
import { commaList, flag, oneOf, paging } from './lists';
import { instant, unitCode, unitCodePattern, words } from './scalars';

/** Small letters, digits and `. _ -`: what people can read to each other over the telephone. */
const username = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/u)
  .meta({ description: '登录用的用户名：小写字母、数字、. _ -，2至64个字符' });

export const assignedPost = z
  .strictObject({ unit: unitCode, post: z.enum(['head', 'deputy', 'officer', 'secretary']) })
  .meta({ id: 'AssignedPost', description: '岗位：书记只在党委，其他岗位只在其他单位' });

const posts = z.array(assignedPost).max(50);
const name = words(100);

export const accountBody = z.strictObject({
  username,
  name,
  administrator: z
    .boolean()
    .default(false)
    .meta({ description: '系统管理员：管账号，不见事项内容，不担任岗位' }),
  posts: posts.default([]),
});
export const accountEdit = z
  .strictObject({ name, posts })
  .meta({ description: '姓名和全部岗位：不在其中的岗位即免去' });

export const accountState = z.enum(['active', 'disabled']);
export const accountQuery = z.strictObject({
  q: words(100).optional(),
  unit: commaList(unitCode, unitCodePattern).optional(),
  state: commaList(accountState, oneOf(accountState.options)).optional(),
  administrator: flag.optional(),
  ...paging,
});
export type AccountQuery = z.infer<typeof accountQuery>;

const accountShape = {
  username: z.string(),
  name: z.string(),
  administrator: z.boolean(),
  state: accountState,
  posts: z.array(
    z.object({
      unit: z.string(),
      post: z.string(),
      unitName: z.string(),
      title: z.string().meta({ description: '职务全称，如“疏勒县农业农村局主要负责人”' }),
    }),
  ),
  mustChangePassword: z.boolean().meta({ description: '现用一次性密码，登录后须先改密' }),
  passwordUntil: instant.nullable().meta({ description: '一次性密码的有效期' }),
  createdAt: instant,
  disabledAt: instant.nullable(),
  version: z.int(),
};

export const account = z.object(accountShape).meta({ id: 'Account' });
export const accountWithHistory = z
  .object({
    ...accountShape,
    changes: z.array(
      z.object({
        at: instant,
        by: z.string(),
        kind: z.enum(['added', 'edited', 'disabled', 'enabled', 'password-given', 'password-changed']),
        data: z.record(z.string(), z.unknown()),
      }),
    ),
  })
  .meta({ id: 'AccountWithHistory', description: '账号及其变更记录，新的在前' });
export const accountPassword = z
  .object({
    account,
    password: z.string().meta({ description: '一次性密码：只在此告知一次，登录后须先改密' }),
    passwordUntil: instant,
  })
  .meta({ id: 'AccountPassword' });
