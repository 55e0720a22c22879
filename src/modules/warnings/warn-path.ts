/** The address of the page that writes a warning, with what is given: the warning it replaces. */
export const warnPath = (given: { readonly replaces: string }): string =>
  `/warn?${new URLSearchParams({ given: JSON.stringify(given) }).toString()}`;
