import { checkpoint } from './checkpoint';
import { common } from './common';
import { office } from './office';
import { phone } from './phone';

export const en = { common, phone, checkpoint, office };
