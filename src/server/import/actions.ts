/** The action under which an import stands in the history; its entry notes the file and the line. */
export const importAction = 'imported';

/** The action under which the taking back of an import stands in the history. */
export const undoAction = 'reversed';
