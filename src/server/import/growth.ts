/** How far a file has grown that another thread writes, to be read behind it. */
export interface Growth {
  /** Tells that so many bytes are there. */
  readonly reach: (bytes: number) => void;
  /** Tells that no more will come. */
  readonly end: () => void;
  /** Whether there is more than so many bytes, once that is known. */
  readonly beyond: (bytes: number) => Promise<boolean>;
}

/** A file of which nothing is there yet. */
export function newGrowth(): Growth {
  const now = { reached: 0, isOver: false };
  let told = Promise.withResolvers<void>();
  const tell = () => {
    told.resolve();
    told = Promise.withResolvers();
  };
  const beyond = async (bytes: number): Promise<boolean> => {
    if (now.reached > bytes) return true;
    if (now.isOver) return false;
    await told.promise;
    return beyond(bytes);
  };
  return {
    reach: (bytes) => {
      now.reached = bytes;
      tell();
    },
    end: () => {
      now.isOver = true;
      tell();
    },
    beyond,
  };
}
