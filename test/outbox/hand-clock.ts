type Timer = { readonly at: number; readonly ms: number; readonly run: () => void };

export type HandClock = ReturnType<typeof handClock>;

/** A clock and timers that move only when a test moves them. */
export const handClock = (start = Date.parse('2026-11-22T03:04:05.678Z')) => {
  let elapsed = 0;
  let offset = start;
  const timers = new Set<Timer>();
  return {
    now: () => offset + elapsed,
    /** Waits that are running, in milliseconds as they were asked for. */
    waits: () => [...timers].map(({ ms }) => ms),
    setTimer: (run: () => void, ms: number) => {
      const timer = { at: elapsed + ms, ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance: (ms: number) => {
      elapsed += ms;
      for (const timer of [...timers].sort((a, b) => a.at - b.at)) {
        if (timer.at > elapsed || !timers.delete(timer)) continue;
        timer.run();
      }
    },
    /** Somebody sets the device's clock; timers don't notice, as in a browser. */
    jump: (ms: number) => { offset += ms; },
  };
};
