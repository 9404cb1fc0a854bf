/** What the phone's page downloads, and the office's too. */
import { checkpoint } from './checkpoint';
import { common } from './common';
import { phone } from './phone';

export const everywhere = { common, phone, checkpoint };
