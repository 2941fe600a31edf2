/**
 * Loaded into the bot under test (`node --expose-gc --import`): answers every message of its parent with the bytes of
 * heap that are still in use after a full collection, and with the kinds of what keeps the process alive, such as open
 * sockets and timers.
 */
process.on('message', () => {
  globalThis.gc?.();
  globalThis.gc?.();
  process.send?.({ heap: process.memoryUsage().heapUsed, resources: process.getActiveResourcesInfo() });
});
