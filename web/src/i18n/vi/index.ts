import { checkpoint } from './checkpoint';
import { common } from './common';
import { office } from './office';
import { phone } from './phone';

export const vi = { common, phone, checkpoint, office };
