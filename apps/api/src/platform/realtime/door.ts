/**
 * Handshakes a second: each costs a look at the session, two or three rooms and a request for what was missed. Three thousand
 * clients that come back together after a restart are in again within a quarter of a minute, and others are served meanwhile;
 * without a limit a bystander waited four seconds.
 */
const handshakesPerSecond = 200;

interface DoorParts {
  readonly maxSockets: number;
  readonly sockets: () => number;
  /** True while the process has more to do than it can. */
  readonly isBusy: () => boolean;
  readonly now?: () => number;
}

/**
 * Says of each new connection whether it may come in now. Whoever is sent away tries again by itself, later each time: see
 * socket.io's client.
 */
export const createDoor = ({ maxSockets, sockets, isBusy, now = () => performance.now() }: DoorParts) => {
  let free = handshakesPerSecond;
  let countedAt = now();
  return (): boolean => {
    const at = now();
    free = Math.min(handshakesPerSecond, free + ((at - countedAt) / 1000) * handshakesPerSecond);
    countedAt = at;
    if (free < 1 || sockets() >= maxSockets || isBusy()) return false;
    free -= 1;
    return true;
  };
};
