import { WrongUsage } from '../exit-codes';
import { ApiSession } from './api-session';
import { demoPassword, demoUsername, runningSystem } from './running-system';
import type { Command } from 'commander';

/** How a command that asks the service signs in. */
export interface SignInOptions {
  readonly api?: string;
  readonly user?: string;
  readonly password?: string;
  readonly token?: string;
}

/** Gives a command the options of signing in. */
export function withSignIn(command: Command): Command {
  return command
    .option('--api <url>', '服务地址；不写则取本机运行中的系统')
    .option('--user <name>', '账号；演示账号可不写密码')
    .option('--password <text>', '密码；也可用环境变量 DUBAN_PASSWORD')
    .option('--token <text>', '令牌；也可用环境变量 DUBAN_TOKEN');
}

/**
 * A session with the service that the options name, or with the one that runs here. `demoPost`: whose demonstration
 * account signs in where none is named. @throws WrongUsage for what is missing
 */
export async function signedIn(options: SignInOptions, demoPost?: string): Promise<ApiSession> {
  const system = options.api === undefined ? runningSystem() : { api: options.api, dataDir: null };
  if (system.api === null) throw new WrongUsage('没有运行中的系统；请先 npm start，或用 --api 给出服务地址');
  const token = options.token ?? process.env.DUBAN_TOKEN;
  if (token) return ApiSession.withToken(system.api, token);
  const dataDir = system.dataDir ?? runningSystem().dataDir;
  const demo = demoPost === undefined ? undefined : demoUsername(dataDir, demoPost);
  const username = options.user ?? process.env.DUBAN_USER ?? demo;
  if (!username) throw new WrongUsage('请用 --user 给出账号（或用 --token 给出令牌）');
  const given = options.password ?? process.env.DUBAN_PASSWORD;
  const password = given ?? demoPassword(dataDir, username);
  return ApiSession.signIn(system.api, { username, password });
}
