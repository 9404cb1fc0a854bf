import { describe, expect, it } from 'vitest';
import { KINDS, type Field, type Kind } from '../../generated/kinds';
import { recordOf } from '../record.fixture';
import { lineOf } from './title';

/** The first column of a list that is a yes and has no answers of its own. */
function aYesWithoutItsOwnWords(): [Kind, Field] {
  for (const kind of Object.values<Kind>(KINDS)) {
    const isBare = (field: Field) =>
      kind.list.columns.includes(field.name) && field.type.is === 'bool' && !field.answers;
    const field = kind.fields.find(isBare);
    if (field) return [kind, field];
  }
  throw new Error('no list shows a yes');
}

describe('the line that tells a record from others', () => {
  it('says of a number and of a yes what was asked', () => {
    expect(lineOf(recordOf('dose', { name: 'Nguyễn Ngọc Minh', no: 3 }))).toContain('Mũi thứ: 3');
    const [kind, field] = aYesWithoutItsOwnWords();
    expect(lineOf(recordOf(kind.name, { [field.name]: true }))).toBe(`${field.label.vi}: Có`);
  });
});
