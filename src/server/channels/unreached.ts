const neverThere = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

/** Whether an error says that no connection came about, so that the other side cannot have taken anything; of any other that is open. */
export function isUnreached(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && neverThere.test(String(cause.code))) return true;
    if (cause instanceof AggregateError) return cause.errors.length > 0 && cause.errors.every(isUnreached);
  }
  return false;
}
