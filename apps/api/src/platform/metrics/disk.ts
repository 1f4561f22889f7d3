import type { Config } from '../config/config.ts';
import { diskSpaceAt } from '../disk-space.ts';
import type { DiskSpace } from '../disk-space.ts';
import { reading, type Metrics } from './metrics.ts';

/** Room on the disk with the data folder; a database on another machine has a disk that we cannot see. */
export const measureDisk = ({ dataDir }: Pick<Config, 'dataDir'>, metrics: Metrics): void => {
  const readDisk = (pick: (space: DiskSpace) => number) => async () => {
    const space = await diskSpaceAt(dataDir);
    return space === null ? [] : reading(pick(space));
  };
  metrics.gauge(
    { name: 'forum_disk_free_bytes', help: 'Free on the disk with the data folder' },
    readDisk(({ free }) => free),
  );
  metrics.gauge(
    { name: 'forum_disk_size_bytes', help: 'Size of the disk with the data folder' },
    readDisk(({ total }) => total),
  );
};
