/** The rules of a new password, as the server has them (`server/src/credentials.rs`): said before, ticked while typing. */
export type PasswordRule = 'long' | 'varied' | 'apart';

const MIN_CHARS = 10;
const MIN_DIFFERENT_CHARS = 5;

/** Which rules the password meets. */
export function passwordRules(login: string, password: string): Record<PasswordRule, boolean> {
  const chars = [...password];
  const name = login.trim().toLowerCase();
  return {
    long: chars.length >= MIN_CHARS,
    varied: new Set(chars).size >= MIN_DIFFERENT_CHARS,
    apart: password !== '' && (name === '' || !password.toLowerCase().includes(name)),
  };
}
