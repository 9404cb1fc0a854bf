import type { office as vi } from '../vi/office';

export const office: typeof vi = {
  title: 'Ward office',
};
