/** The name under which open pages hear that somebody wrote in a report, or said something of it. */
export const chaptersLine = 'reportChapters';
