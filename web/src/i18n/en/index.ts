/** All of it, for tests; pages take what they show. */
import { atTheOffice } from './at-the-office';
import { everywhere } from './everywhere';

export const en = { ...everywhere, ...atTheOffice };
