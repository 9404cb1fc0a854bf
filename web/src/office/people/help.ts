/** Whom somebody with a code asks, as it is printed: `Lê Thị Hoa, 024 3831 2345`, or the one of them that the ward gave. */
import { showPhone } from '../../i18n/format';
import type { EnrolmentCode } from '../types';

export const helpOf = (code: Pick<EnrolmentCode, 'contact_name' | 'contact_phone'>): string =>
  [code.contact_name, showPhone(code.contact_phone)].filter((part) => part !== '').join(', ');
