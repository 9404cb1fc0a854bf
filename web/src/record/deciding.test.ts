import { describe, expect, it } from 'vitest';
import { standing } from '../phone/record.fixture';
import type { StandingValue } from '../worker/api';
import { Deciding, type Panel } from './deciding.svelte';

const NOW = 1_000_000;
const a = standing('7A', '1@a');
const b = standing('7B', '2@b', { winner: false });
const c = standing('7C', '3@c', { winner: false });

const shown = (...values: StandingValue[]) => {
  const fields = { house_no: values };
  return { stands: fields, conflicts: values.length > 1 ? fields : {} };
};
function only(panels: readonly Panel[]): Panel {
  const [panel, ...more] = panels;
  if (!panel || more.length > 0) throw new Error(`${panels.length} panels`);
  return panel;
}

describe('a decision', () => {
  it('names every value that is shown, at once', () => {
    const deciding = new Deciding();
    const panel = only(deciding.panels(shown(a, b), NOW));
    expect(deciding.named(panel, NOW)).toEqual(['1@a', '2@b']);
  });

  it('a4_does_not_name_a_value_that_came_under_the_finger', () => {
    const deciding = new Deciding();
    deciding.panels(shown(a, b), NOW);
    const panel = only(deciding.panels(shown({ ...c, winner: true }, a, b), NOW + 5_000));
    expect(deciding.named(panel, NOW + 5_100)).toEqual(['1@a', '2@b']);
    expect(deciding.named(panel, NOW + 7_000)).toEqual(['1@a', '2@b', '3@c']);
  });

  it('a4_shows_it_after_the_others_so_that_no_button_moves', () => {
    const deciding = new Deciding();
    deciding.panels(shown(a, b), NOW);
    const panel = only(deciding.panels(shown({ ...c, winner: true }, a, b), NOW + 5_000));
    expect(panel.values.map((one) => one.value)).toEqual(['7A', '7B', '7C']);
    expect(panel.fresh.map((one) => one.value)).toEqual(['7C']);
  });

  it('a3_is_asked_again_where_somebody_else_has_decided_meanwhile', () => {
    const deciding = new Deciding();
    deciding.panels(shown(a, b), NOW);
    const decided = standing('7B', '9@d');
    deciding.refused('house_no', '7A');
    const panel = only(deciding.panels(shown(decided), NOW + 10));
    expect(panel).toMatchObject({ values: [decided], wanted: '7A' });
    expect(deciding.named(panel, NOW + 2_000)).toEqual(['9@d']);
    deciding.done('house_no');
    expect(deciding.panels(shown(decided), NOW + 3_000)).toEqual([]);
  });

  it('is not asked again where somebody else has chosen the same', () => {
    const deciding = new Deciding();
    deciding.refused('house_no', '7A');
    expect(deciding.panels(shown(standing('7A', '9@d')), NOW)).toEqual([]);
  });

  it('begins anew where a clash comes back', () => {
    const deciding = new Deciding();
    deciding.panels(shown(a, b), NOW);
    deciding.panels(shown(a), NOW + 1);
    const panel = only(deciding.panels(shown(a, c), NOW + 2));
    expect(deciding.named(panel, NOW + 2)).toEqual(['1@a', '3@c']);
    expect(panel.fresh).toEqual([]);
  });
});
