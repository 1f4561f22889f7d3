import { statfs } from 'node:fs/promises';

/** Bytes on a disk; `free` is what an ordinary program may still use. */
export interface DiskSpace {
  readonly free: number;
  readonly total: number;
}

/** The disk that a path is on; null where it cannot be looked at from here. */
export const diskSpaceAt = async (path: string): Promise<DiskSpace | null> => {
  try {
    const { bavail, blocks, bsize } = await statfs(path);
    return { free: bavail * bsize, total: blocks * bsize };
  } catch {
    return null;
  }
};
