import { checkpoint } from './checkpoint';
import { common } from './common';
import { office } from './office';
import { phone } from './phone';
import { setup } from './setup';

export const en = { common, phone, checkpoint, office, setup };
