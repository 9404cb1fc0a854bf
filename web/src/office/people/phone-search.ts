/** Finds among the phones of a ward, which a page holds all together: by holder, by the phone's name, by number. */
import { showPhone } from '../../i18n/format';
import { nameMatches } from '../../record/names';
import type { PhoneRow } from '../types';

/** Digits that make a number rather than a part of a name such as “Máy 2”. */
const NUMBER_DIGITS = 3;

type Found = Pick<PhoneRow, 'member_name' | 'name' | 'member_phone'>;

export function phoneMatches(phone: Found, typed: string): boolean {
  const wanted = typed.trim();
  if (wanted === '') return true;
  const digits = /^[\d\s.+-]+$/.test(wanted) ? showPhone(wanted).replace(/\D/g, '') : '';
  if (digits.length >= NUMBER_DIGITS)
    return showPhone(phone.member_phone).replace(/\D/g, '').includes(digits);
  return nameMatches(`${phone.member_name} ${phone.name}`, wanted);
}
