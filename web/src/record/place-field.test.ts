import { describe, expect, it } from 'vitest';
import { KINDS } from '../generated/kinds';
import { placesFor } from './place-field';

describe('the places that a field offers', () => {
  const places = [
    { code: '00025', kind: 'ward' },
    { code: '00025-01', kind: 'area' },
    { code: '00025-C01', kind: 'checkpoint' },
  ];
  const codes = (field: string): string[] => placesFor(field, places).map(({ code }) => code);

  it('are areas for an area, checkpoints for a gate, and both where either may be meant', () => {
    expect(codes('area')).toEqual(['00025-01']);
    expect(codes('gate')).toEqual(['00025-C01']);
    expect(codes('checkpoint')).toEqual(['00025-C01']);
    expect(codes('subject_place')).toEqual(['00025-01', '00025-C01']);
  });

  it('leave no field of a derived kind without any', () => {
    for (const kind of Object.values(KINDS)) {
      for (const { name, type } of kind.fields.filter((field) => field.type.is === 'place')) {
        expect(codes(name), `${kind.name}.${name} ${type.is}`).not.toEqual([]);
      }
    }
  });
});
