import { config } from 'zod/v4';

export * from 'zod/v4';

// The server forbids pages to make code out of text, and zod would try: it is told so before the first schema is made.
config({ jitless: true });
