import type { phone as vi } from '../vi/phone';

export const phone: typeof vi = {
  title: "The team's notebook",
};
