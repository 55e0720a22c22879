/** Pieces of bytes, one after the other, that may be ended before the last. */
export type Pieces = Pick<AsyncGenerator<Uint8Array, unknown>, 'next' | 'return'>;

/** The pieces as a stream that asks for the next only when it is read, gives the pieces' error as its own, and ends them when it is cancelled. */
export function byteStream(pieces: Pieces): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await pieces.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** What was read of pieces already, and the rest; whoever stops reading ends the pieces, wherever it was. */
export function following(first: IteratorResult<Uint8Array, unknown>, rest: Pieces): Pieces {
  let read: typeof first | undefined = first;
  return {
    next: async () => {
      const given = read ?? (await rest.next());
      read = undefined;
      return given;
    },
    return: (value) => rest.return(value),
  };
}
