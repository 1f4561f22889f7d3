/** Lines for whoever sits at the terminal; the log is for machines. */
export interface Narrator {
  say(line: string): void;
  /** Says what is being done, does it, and says how long it took. */
  step<T>(what: string, work: () => Promise<T>): Promise<T>;
  /** To the error output. */
  complain(line: string): void;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

export const createNarrator = (): Narrator => ({
  say: (line) => console.log(line),
  step: async (what, work) => {
    const startedAt = performance.now();
    console.log(`${what} …`);
    const result = await work();
    const ms = performance.now() - startedAt;
    // What was over in a blink needs no second line.
    if (ms >= 300) console.log(`  done in ${seconds(ms)}`);
    return result;
  },
  complain: (line) => console.error(line),
});
