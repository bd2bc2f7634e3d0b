const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Resolves at the first Ctrl-C or SIGTERM. A second one, of either, ends the process at once with exit code 1. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let signals = 0;
    const take = (): void => {
      signals += 1;
      if (signals === 1) return resolve();
      console.error('spancost: ended at once by a second signal');
      process.exit(1);
    };
    for (const signal of SIGNALS) process.on(signal, take);
  });
}
