/**
 * Asks for many at once what is asked for one by one: everything wanted in one turn goes out together, in parts of at most
 * `most`. What the answer does not hold is `undefined`; a failure is everybody's who waited for that part.
 */
export const inBatches = <T>(
  most: number,
  ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>,
): ((key: string) => Promise<T | undefined>) => {
  let wanted: Set<string> | undefined;
  let answers: Promise<readonly Promise<ReadonlyMap<string, T>>[]> | undefined;
  const part = (keys: readonly string[], at: number): Promise<ReadonlyMap<string, T>> => ask(keys.slice(at, at + most));

  const collect = async (keys: Set<string>): Promise<readonly Promise<ReadonlyMap<string, T>>[]> => {
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    wanted = undefined;
    const all = [...keys];
    return Array.from({ length: Math.ceil(all.length / most) }, (_, index) => part(all, index * most));
  };

  return async (key) => {
    if (wanted === undefined || answers === undefined) {
      wanted = new Set();
      answers = collect(wanted);
    }
    wanted.add(key);
    const position = [...wanted].indexOf(key);
    const parts = await answers;
    return (await parts[Math.floor(position / most)])?.get(key);
  };
};
