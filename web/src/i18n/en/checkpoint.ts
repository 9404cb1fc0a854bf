import type { checkpoint as vi } from '../vi/checkpoint';

export const checkpoint: typeof vi = {
  title: 'Checkpoint',
};
