/** How long an orderly end may take once the parent has died, ms. */
const limitMs = 10_000;

/**
 * For services: when the process that started this one dies, ends this one as SIGTERM would, in order, at the latest
 * after ten seconds. Does nothing in a process that was started alone.
 */
export function exitWithParent(): void {
  if (process.channel == null) return;
  // With the parent dies the reader of our errors: writing to it must not end us before our order has.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), limitMs).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  // Listening keeps the channel open, and an open channel keeps a process alive that has done its work.
  process.channel.unref();
}
