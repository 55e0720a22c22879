import { z } from 'zod';
import type { Errands } from '../jobs/jobs.ts';
import type { FileStore } from './open-file-store.ts';
import { thumbnailWidths } from './thumbnail.ts';

/** The name of the errand that makes the small pictures of an uploaded one before anybody asks for them. */
export const thumbnailErrand = 'thumbnails';

/** Whether small pictures can be made of a file. */
export const hasThumbnail = (type: string): boolean => ['image/jpeg', 'image/png', 'image/webp'].includes(type);

const payload = z.object({ hash: z.string() });

/** What the queue does for files. */
export function fileErrands(files: FileStore): Errands {
  return {
    [thumbnailErrand]: async (asked) => {
      const { hash } = payload.parse(asked);
      for (const width of thumbnailWidths) {
        const { stream } = await files.thumbnail(hash, width);
        await stream.cancel();
      }
    },
  };
}
