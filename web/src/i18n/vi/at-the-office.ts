/** What only the office's page downloads. */
import { office } from './office';
import { setup } from './setup';

export const atTheOffice = { office, setup };
