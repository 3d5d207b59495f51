/**
 * Named places at which a process can be made to die, for tests of what a kill -9 leaves behind: the environment's
 * `DUBAN_FAIL_POINT=name` kills the process the first time it comes by.
 */
export function failPoint(name: string): void {
  if (process.env.DUBAN_FAIL_POINT === name) process.kill(process.pid, 'SIGKILL');
}
