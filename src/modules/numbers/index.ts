import { module } from '../../kernel/module.ts';

export { listNumbers } from './numbers.endpoints.ts';

/** Who finds the page of numbers in the menu. */
export const numberKeepers = ['administrator', 'auditor', 'leader', 'committeeOffice', 'sectionChief'] as const;

/** The numbers that laws and localities set, and who has set them. */
export const numbers = module('numbers', {
  label: '法定与本地数字',
});
