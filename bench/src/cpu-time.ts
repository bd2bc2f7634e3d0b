/**
 * Microseconds of CPU that this process spent while `work` ran: user and system time of all its threads, garbage
 * collection included. Unlike wall time it does not count what other processes take, though a busy machine still costs
 * cache and clock speed.
 */
export async function cpuMicros(work: () => void | Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
