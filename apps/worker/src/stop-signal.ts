/**
 * Aborted when the worker is to stop: by SIGTERM or SIGINT, or because the process that started it has died (the end of
 * its channel).
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => {
    controller.abort();
  };
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, stop);
  if (process.channel) process.on('disconnect', stop);
  return controller.signal;
}
