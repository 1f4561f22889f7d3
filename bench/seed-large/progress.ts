import { SingleBar } from 'cli-progress';

/** Tells how far the work is: a bar at a terminal, now and then a line elsewhere. */
export interface Progress {
  start(what: string, total: number): void;
  advance(by: number): void;
  done(): void;
}

const nameWidth = 18;
const lineEveryMs = 5000;

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const atTerminal = (): Progress => {
  let bar: SingleBar | null = null;
  return {
    start: (what, total) => {
      bar = new SingleBar({
        format: `${what.padEnd(nameWidth)} {bar} {percentage} %  {value} of {total}  {duration_formatted}`,
        hideCursor: true,
      });
      bar.start(total, 0);
    },
    advance: (by) => bar?.increment(by),
    done: () => bar?.stop(),
  };
};

const asLines = (say: (text: string) => void): Progress => {
  let name = '';
  let all = 0;
  let reached = 0;
  let startedAt = 0;
  let saidAt = 0;
  return {
    start: (what, total) => {
      name = what.padEnd(nameWidth);
      all = total;
      reached = 0;
      startedAt = performance.now();
      saidAt = startedAt;
    },
    advance: (by) => {
      reached += by;
      if (performance.now() - saidAt < lineEveryMs) return;
      saidAt = performance.now();
      say(`${name} ${String(reached)} of ${String(all)} after ${seconds(startedAt)}`);
    },
    done: () => say(`${name} ${String(reached)} in ${seconds(startedAt)}`),
  };
};

export const createProgress = (terminal: boolean, say: (text: string) => void): Progress =>
  terminal ? atTerminal() : asLines(say);
