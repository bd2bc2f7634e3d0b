/** Next calls this once for each server, before the first request. */
export async function register(): Promise<void> {
  // Next compiles this file for edge functions too, which have no Node: there it leaves out what is in such a condition.
  if (process.env['NEXT_RUNTIME'] === 'nodejs') {
    const spancost = await import('@spancost/node');
    await spancost.register().ready;
  }
}
