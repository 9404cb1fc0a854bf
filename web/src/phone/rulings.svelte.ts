/** The dated rules that decide something in a form, asked again while it is filled in. */
import { hasRulings } from '../i18n/kinds';
import { NO_RULINGS } from '../record/rulings';
import type { Rulings } from '../worker/api';
import type { RecordForm } from './form.svelte';
import { phone } from './phone.svelte';

/** Not asked at every letter. */
const PAUSE_MS = 150;

export class FormRulings {
  now = $state.raw<Rulings>(NO_RULINGS);

  /** Create it while a component is being set up; it ends with the component. */
  constructor(form: RecordForm) {
    if (!hasRulings(form.start.kind)) return;
    $effect(() => {
      const edit = { ...form.edit(), fields: $state.snapshot(form.fields) };
      let current = true;
      const take = (found: Rulings) => {
        if (current) this.now = found;
      };
      const timer = setTimeout(() => void phone.worker.rulings(edit).then(take, console.error), PAUSE_MS);
      return () => {
        current = false;
        clearTimeout(timer);
      };
    });
  }
}
