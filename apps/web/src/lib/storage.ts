/** Local storage that never throws: private modes and full disks make it forgetful, not broken. */
export const storage = {
  get: (key: string): string | undefined => {
    try {
      return localStorage.getItem(key) ?? undefined;
    } catch {
      return undefined;
    }
  },
  /** True if it was kept. */
  set: (key: string, value: string): boolean => {
    try {
      localStorage.setItem(key, value);
      return true;
    } catch {
      return false;
    }
  },
  remove: (key: string): void => {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was kept, nothing is left.
    }
  },
  keys: (): readonly string[] => {
    try {
      return Object.keys(localStorage);
    } catch {
      return [];
    }
  },
};
