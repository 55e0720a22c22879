/** Whether a name holds what was typed, in spite of spaces and case. */
export const findable = (name: string, typed: string): boolean => bare(name).includes(bare(typed));

const bare = (text: string) => text.replaceAll(/\s/g, '').toLowerCase();
