import { describe, expect, it } from 'vitest';
import type { Rollup } from 'vite';
import { officeOnly, reachable } from './precache.ts';

interface Chunk {
  entry?: string;
  imports?: string[];
  later?: string[];
  css?: string[];
}

function bundle(chunks: Record<string, Chunk>): Rollup.OutputBundle {
  const outputs = Object.entries(chunks).map(([fileName, chunk]) => [
    fileName,
    {
      type: 'chunk',
      fileName,
      isEntry: chunk.entry !== undefined,
      name: chunk.entry ?? '',
      imports: chunk.imports ?? [],
      dynamicImports: chunk.later ?? [],
      viteMetadata: { importedCss: new Set(chunk.css), importedAssets: new Set() },
    },
  ]);
  return Object.fromEntries(outputs) as Rollup.OutputBundle;
}

const built = bundle({
  'phone.js': { entry: 'phone', imports: ['shared.js'], later: ['checkpoint.js'], css: ['phone.css'] },
  'checkpoint.js': { css: ['checkpoint.css'], imports: ['phone.js'] },
  'office.js': { entry: 'office', imports: ['shared.js'], later: ['people.js'], css: ['office.css'] },
  'people.js': {},
  'shared.js': {},
});

describe('what a phone keeps to start without network', () => {
  it('is all that the phone can reach, screens that load later and their styles included', () => {
    expect([...reachable(built, 'phone')].sort()).toEqual([
      'checkpoint.css',
      'checkpoint.js',
      'phone.css',
      'phone.js',
      'shared.js',
    ]);
  });

  it('is never the office, and always what both share', () => {
    expect([...officeOnly(built)].sort()).toEqual([
      'office.css',
      'office.js',
      'office/index.html',
      'people.js',
    ]);
  });
});
