import { expect, it } from 'vitest';
import { passwordRules } from './password';

it.each([
  ['canbo', 'mật-khẩu-dài', 'long varied apart'],
  ['canbo', 'ngắn', 'apart'],
  ['canbo', 'aaaaaaaaaaaa', 'long apart'],
  ['CanBo ', 'canbo-2021-xyz', 'long varied'],
  ['', '', ''],
])('of %j the password %j meets: %s', (login, password, expected) => {
  const met = Object.entries(passwordRules(login, password)).filter(([, isMet]) => isMet);
  expect(met.map(([rule]) => rule).join(' ')).toBe(expected);
});
