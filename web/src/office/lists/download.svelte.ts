/** A list as a file: all rows that its filters let through, made by the server, handed to the browser to keep. */
import { KINDS } from '../../generated/kinds';
import { i18n, pick, t } from '../../i18n/index.svelte';
import { toasts } from '../../ui/toasts.svelte';
import { api, taken } from '../api';
import { failureText } from '../failure';
import { isDerived, type ListName, type OwnList } from '../routes';
import { session } from '../session.svelte';
import { KIND_OF } from './kind-of';
import { ask, type Shown } from './query';
import { inWords } from './words';

export type FileFormat = 'xlsx' | 'csv';

export interface ColumnChoice {
  value: string;
  label: string;
}

/** The columns that a file can have: the kind's fields and groups, then place and last writing. */
export function columnChoices(list: ListName): ColumnChoice[] {
  const kind = KINDS[KIND_OF(list)];
  const fields = kind.fields.filter((field) => field.set_by !== 'server');
  return [
    ...[...fields, ...kind.groups].map(({ name, label }) => ({ value: name, label: pick(label) })),
    { value: 'place', label: t().office.list.place },
    { value: 'updated', label: t().office.list.columns.updated },
  ];
}

/** What is ticked at first: what the list itself shows. Numbers of papers go into a file only where they are asked for. */
export const usualColumns = (list: ListName): readonly string[] =>
  isDerived(list) ? [...KINDS[list].title_fields, ...KINDS[list].list.columns, 'place'] : own[list];

const own: Record<OwnList, readonly string[]> = {
  households: ['head_name', 'phone', 'house_no', 'lane', 'street', 'place'],
  persons: ['household', 'full_name', 'dob', 'sex', 'relation', 'phone', 'residence', 'place'],
  movements: [
    'direction',
    'name',
    'household',
    'phone',
    'from_text',
    'to_text',
    'reason',
    'depart_actual',
    'arrive_actual',
    'return_planned',
    'closed',
    'day',
    'place',
  ],
  declarations: [
    'name',
    'household',
    'phone',
    'at',
    'symptoms',
    'exposure',
    'epidemic_area',
    'notified_at',
    'place',
  ],
  passes: ['at', 'direction', 'vehicle_type', 'plate', 'from_text', 'to_text', 'decision', 'people', 'place'],
  shifts: ['lead_name', 'starts_at', 'ends_at', 'handover_note', 'closed_at', 'place'],
};

/** Gives a file to the browser, which keeps it where it keeps its downloads. */
function keep(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it when the click returns.
  URL.revokeObjectURL(url);
}

export class Download {
  open = $state(false);
  chosen = $state<string[]>([]);
  /** The format that is being made. */
  busy = $state<FileFormat | null>(null);
  readonly list: ListName;

  constructor(list: ListName) {
    this.list = list;
    this.chosen = [...usualColumns(list)];
  }

  async take(format: FileFormat, shown: Shown, titles: Readonly<Record<string, string>>): Promise<void> {
    if (this.busy !== null) return;
    this.busy = format;
    try {
      const words = inWords(this.list, shown, t(), {
        place: (code) => session.placeName(code),
        title: (id) => titles[id] ?? t().common.unknown,
      });
      const filter = ask(shown);
      const file = await taken(
        api.GET('/office/export/{list}', {
          params: {
            path: { list: this.list },
            query: {
              ...filter,
              format,
              columns: this.chosen.join(','),
              about: words.join(' · '),
              language: i18n.language,
            },
          },
          parseAs: 'blob',
        }),
      );
      keep(file, `${this.list}.${format}`);
      this.open = false;
    } catch (error) {
      toasts.show(failureText(error), { tone: 'alarm' });
    } finally {
      this.busy = null;
    }
  }
}
