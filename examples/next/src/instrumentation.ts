/** Next calls this once for each server, before the first request. */
export async function register(): Promise<void> {
  // Edge functions have no Node, and Next compiles this file for them too.
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const spancost = await import('@spancost/node');
  await spancost.register().ready;
}
