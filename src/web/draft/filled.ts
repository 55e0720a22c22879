/** What was filled of a form; an empty field is left out, so that the answer says what is missing. */
export const filled = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
