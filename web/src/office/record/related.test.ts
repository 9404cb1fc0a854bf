import { describe, expect, it } from 'vitest';
import { listOfRelated, relatedTitle } from './related';

const household = { kind: 'household', id: 'h1' };

describe('a24 records that belong to another', () => {
  it('a24_are_led_to_in_the_list_that_can_be_narrowed_to_them', () => {
    expect(listOfRelated({ kind: 'person', field: 'household' }, household)).toBe('#/persons?household=h1');
    expect(listOfRelated({ kind: 'support', field: 'household' }, household)).toBe('#/support?household=h1');
    expect(listOfRelated({ kind: 'household', field: 'moved_from' }, household)).toBeNull();
    expect(listOfRelated({ kind: 'household', field: null }, { kind: 'person', id: 'p1' })).toBeNull();
  });

  it('k23_are_called_by_their_kind_and_by_the_field_where_that_says_more', () => {
    expect(relatedTitle({ kind: 'person', field: 'household' }, household)).toBe('Nhân khẩu');
    expect(relatedTitle({ kind: 'pass', field: 'people/*/person' }, { kind: 'person', id: 'p1' })).toBe(
      'Lượt qua chốt',
    );
    expect(relatedTitle({ kind: 'household', field: 'moved_from' }, household)).toBe(
      'Hộ gia đình: Chuyển đến từ hộ',
    );
  });
});
