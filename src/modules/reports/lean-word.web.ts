/** The same Word file without what is no text: pictures, embedded objects and fonts. Throws for what is no Word file. */
export async function leanWord(bytes: Uint8Array): Promise<Uint8Array> {
  const { unzipSync, zipSync } = await import('fflate');
  return zipSync(unzipSync(bytes, { filter: ({ name }) => !/^word\/(?:media|embeddings|fonts)\//.test(name) }));
}
