/**
 * Loaded into the server under test (`node --expose-gc --import`): answers every message of its parent with the
 * bytes of heap that are still in use after a full collection.
 */
process.on('message', () => {
  globalThis.gc?.();
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed);
});
