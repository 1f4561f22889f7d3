import { setTimeout as wait } from 'node:timers/promises';
import { median, type Line, type Row } from '../row.ts';

/** After the first answer, so that what a start leaves behind is swept up. */
const idleMs = 5000;

/** A start on a database that is there already, and what the process holds when nobody asks for anything. */
export const start: Row = {
  name: 'start',
  measure: async (bench): Promise<readonly Line[]> => {
    const starts: number[] = [];
    const memory: number[] = [];
    // The first one fills the compile cache, as the first start of an installation does.
    for (let round = 0; round <= bench.rounds; round += 1) {
      const server = await bench.app(bench.large);
      if (round > 0) {
        await wait(idleMs);
        starts.push(server.firstAnswerMs / 1000);
        memory.push((await server.memoryBytes()) / 1024 / 1024);
        bench.say(`  round ${round}: first answer after ${(starts.at(-1) ?? 0).toFixed(2)} s`);
      }
      await server.stop();
    }
    return [
      {
        work: 'start to first answer, existing database',
        unit: 's',
        ours: median(starts),
        limit: null,
        limitName: '',
        goal: { of: 'ours', must: 'be at most', value: 2 },
      },
      {
        work: 'idle memory (resident)',
        unit: 'MB',
        ours: median(memory),
        limit: null,
        limitName: '',
        goal: { of: 'ours', must: 'be at most', value: 220 },
      },
    ];
  },
};
