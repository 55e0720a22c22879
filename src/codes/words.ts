import { z } from 'zod';

/** Words that must be there, of so many characters at most, without space around them. */
export const words = (max: number) => z.string('请填写').trim().min(1, '请填写').max(max, `最多 ${max} 个字`);
