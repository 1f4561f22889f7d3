/**
 * Milliseconds of processor that this process spends while `work` is done, on all of its threads. For what a piece of work
 * costs: on a machine that does other things too, the clock on the wall would measure those.
 */
export const cpuMsOf = async (work: () => unknown): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
