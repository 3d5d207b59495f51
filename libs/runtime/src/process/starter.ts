import { isAlive, processIdentity } from './identity';

/** The npm that runs us as one of its scripts. */
export interface Starter {
  readonly pid: number;
  readonly identity: string;
}

const lookEveryMs = 400;

/**
 * The npm that started this process, if one did. npm passes signals on, but one that is killed cannot: a system that was
 * started through npm ends with it, while one that a shell started may outlive the shell.
 */
export function npmStarter(environment: NodeJS.ProcessEnv = process.env): Starter | undefined {
  if (environment.npm_lifecycle_event === undefined) return undefined;
  const identity = processIdentity(process.ppid);
  return identity === undefined ? undefined : { pid: process.ppid, identity };
}

/** Calls back once when the starter is gone. @returns ends the watch */
export function watchStarter(starter: Starter | undefined, gone: () => void): () => void {
  if (starter === undefined) return () => undefined;
  const timer = setInterval(() => {
    if (isAlive(starter.pid, starter.identity)) return;
    clearInterval(timer);
    gone();
  }, lookEveryMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
