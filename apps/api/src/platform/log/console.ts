import type { Logger } from 'pino';

/** Lines for whoever starts the process: at a terminal as they are, in production as lines of the log. */
export interface Narrator {
  say(line: string): void;
  /** Says what is being done, does it, and says how long it took. */
  step<T>(what: string, work: () => Promise<T>): Promise<T>;
  /** To the error output. */
  complain(line: string): void;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

interface Output {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

const terminal: Output = { say: (line) => console.log(line), complain: (line) => console.error(line) };

/** Whatever the log's level: the one-time link of an empty installation is said nowhere else. */
const linesOf = (log: Logger): Output => {
  const always = log.child({}, { level: 'info' });
  return {
    say: (line) => {
      if (line !== '') always.info(line.trim());
    },
    complain: (line) => always.error(line.trim()),
  };
};

/** `log`: where the lines go; null: to the terminal. */
export const createNarrator = (log: Logger | null = null): Narrator => {
  const { say, complain } = log === null ? terminal : linesOf(log);
  return {
    say,
    step: async (what, work) => {
      const startedAt = performance.now();
      say(`${what} …`);
      const result = await work();
      const ms = performance.now() - startedAt;
      // What was over in a blink needs no second line.
      if (ms >= 300) say(`  done in ${seconds(ms)}`);
      return result;
    },
    complain,
  };
};
