/**
 * What stands in a box into which a value is typed. Text that is no value is told apart from an empty box, so that
 * nobody who listens to the box can take the one for the other: half a date is never stored as "no date".
 */
import { momentOf } from '../i18n/format';
import { t } from '../i18n/index.svelte';
import { dayProblem, parseDay, parseTime, type Precision } from '../i18n/typed-date';
import type { FieldProblem } from './Field.svelte';

/** Text that is no value, and what is wrong with it. */
export interface Unreadable {
  text: string;
  problem: FieldProblem;
}

/** `value: null` is an empty box. */
export type Typed<T> = { value: T | null } | Unreadable;

export const isUnreadable = <T>(typed: Typed<T>): typed is Unreadable => 'problem' in typed;

/** What a value box shows and reports: give it the unreadable text that stood in it when it was left. */
export interface TypedBox<T> {
  value: T | null;
  /** Text that is no value and stood in this box before, as from a draft. */
  unread?: string | undefined;
  onchange: (typed: Typed<T>) => void;
}

/** The text of such a box while it is typed in, and while its value is changed elsewhere. */
export class BoxText<T> {
  text = $state('');
  /** False while it is being typed: nobody is corrected in the middle of a word. */
  #left = $state(true);
  /** What `text` stands for, to tell a change from outside from our own. */
  #known: T | null;
  #unread: string | undefined;
  readonly #box: () => TypedBox<T>;
  readonly #read: (text: string) => Typed<T>;
  readonly #show: (value: T) => string;

  /** Create it while a component is being set up. */
  constructor(box: () => TypedBox<T>, read: (text: string) => Typed<T>, show: (value: T) => string) {
    this.#box = box;
    this.#read = read;
    this.#show = show;
    const { value, unread } = box();
    this.#known = value;
    this.#unread = unread;
    this.text = unread ?? (value === null ? '' : show(value));
    $effect(() => this.#follow(box().value, box().unread));
  }

  #follow(value: T | null, unread: string | undefined): void {
    if (value === this.#known && unread === this.#unread) return;
    this.#known = value;
    this.#unread = unread;
    this.text = unread ?? (value === null ? '' : this.#show(value));
  }

  /** Typed by hand: what is wrong is said when the box is left. */
  type(text: string): void {
    this.#left = false;
    this.#take(text);
  }

  /** Put in by a button. */
  put(text: string): void {
    this.#left = true;
    this.#take(text);
  }

  #take(text: string): void {
    this.text = text;
    const typed = this.#read(text);
    this.#known = isUnreadable(typed) ? null : typed.value;
    this.#unread = isUnreadable(typed) ? text : undefined;
    this.#box().onchange(typed);
  }

  leave(): void {
    this.#left = true;
    const typed = this.#read(this.text);
    if (!isUnreadable(typed) && typed.value !== null) this.text = this.#show(typed.value);
  }

  /** What is wrong with the text, once the box was left. */
  get problem(): FieldProblem | null {
    const typed = this.#read(this.text);
    return this.#left && isUnreadable(typed) ? typed.problem : null;
  }
}

const error = (text: string, example?: string): FieldProblem => ({
  severity: 'error',
  text,
  ...(example !== undefined && { example }),
});

export function typedDay(text: string, precision: Precision): Typed<string> {
  const read = parseDay(text, precision);
  if (read.state === 'ok') return { value: read.value };
  if (read.state === 'empty' && text.trim() === '') return { value: null };
  const words = t().common.date;
  const incomplete = precision === 'partial' ? words.incompletePartial : words.incomplete;
  return { text, problem: error(dayProblem(read, precision, words) ?? incomplete, dayExample(precision)) };
}

const dayExample = (precision: Precision): string =>
  precision === 'partial' ? '21/03/1950, 1950' : '21/11/2021';

export function typedTime(text: string): Typed<string> {
  const read = parseTime(text);
  if (read.state === 'ok') return { value: read.value };
  if (read.state === 'empty') return { value: null };
  const words = t().common.time;
  return {
    text,
    problem: error(read.state === 'no_such_time' ? words.noSuchTime : words.incomplete, '14:05'),
  };
}

/** A year of birth: four digits. Two are not guessed at here: on paper `25` is as often 1925 as 2025. */
export function typedYear(text: string): Typed<number> {
  const digits = text.trim();
  if (digits === '') return { value: null };
  if (/^\d{4}$/.test(digits)) return { value: Number(digits) };
  return { text, problem: error(t().common.date.yearShort, '1985') };
}

/** Day and hour as one text, as a draft keeps it. */
const SEPARATOR = ' | ';
export const momentText = (day: string, time: string): string => `${day}${SEPARATOR}${time}`;
export function momentParts(text: string): { day: string; time: string } {
  const [day = '', time = ''] = text.split(SEPARATOR);
  return { day, time };
}

/** A day and an hour; `hourless` is the hour that stands for a day without one. */
export function typedMoment(day: string, time: string, hourless?: string): Typed<number> {
  const text = momentText(day, time);
  const [readDay, readTime] = [typedDay(day, 'day'), typedTime(time)];
  if (isUnreadable(readDay)) return { text, problem: readDay.problem };
  if (isUnreadable(readTime)) return { text, problem: readTime.problem };
  if (readDay.value === null && readTime.value === null) return { value: null };
  if (readDay.value === null) return { text, problem: error(t().common.date.incomplete, '21/11/2021') };
  const hour = readTime.value ?? hourless;
  if (hour === undefined) return { text, problem: error(t().common.time.incomplete, '14:05') };
  return { value: momentOf(readDay.value, hour) };
}
