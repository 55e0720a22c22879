const everyMs = 40;
const most = 1000;

/**
 * Does things together that come one by one: what comes within 40 ms goes to `work` in one list, whose answers come back in the same
 * order. One list at a time. When the work throws, all who wait for that list learn of it.
 */
export function gather<I, O>(work: (all: readonly I[]) => Promise<readonly O[]>): (one: I) => Promise<O> {
  let waiting: { readonly one: I; readonly done: (answer: O) => void; readonly failed: (reason: unknown) => void }[] =
    [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      await new Promise((resolve) => setTimeout(resolve, everyMs));
      const taken = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const answers = await work(taken.map(({ one }) => one));
        // As many answers as were asked for: the work promises it.
        taken.forEach(({ done }, at) => done(answers[at] as O));
      } catch (error) {
        for (const { failed } of taken) failed(error);
      }
    }
    running = false;
  }
  return (one) =>
    new Promise((done, failed) => {
      waiting.push({ one, done, failed });
      if (!running) void run();
    });
}
