/** The dated rules that decide something in a form at the desk, asked again while it is filled in. */
import { hasRulings } from '../../i18n/kinds';
import { NO_RULINGS } from '../../record/rulings';
import { api, taken } from '../api';
import type { Fields, Rulings } from '../types';

/** Not asked at every letter. */
const PAUSE_MS = 300;

export class FormRulings {
  now = $state.raw<Rulings>(NO_RULINGS);

  /** Create it while a component is being set up; `fields` reads all that is in the form. */
  constructor(kind: string, fields: () => Fields) {
    if (!hasRulings(kind)) return;
    $effect(() => {
      const body = { kind, fields: fields() };
      let current = true;
      const ask = async () => {
        try {
          const found = await taken(api.POST('/office/rulings', { body }));
          if (current) this.now = found;
        } catch (error) {
          // The form works without: what is saved is checked again.
          console.error(error);
        }
      };
      const timer = setTimeout(() => void ask(), PAUSE_MS);
      return () => {
        current = false;
        clearTimeout(timer);
      };
    });
  }
}
