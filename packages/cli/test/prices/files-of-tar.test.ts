import { describe, expect, it } from 'vitest';
import { filesOfTar } from '../../src/prices/upstream/files-of-tar.ts';
import { tarOf } from './tar.ts';

describe('filesOfTar', () => {
  it('reads the files whose names fit, long names too, in their order', () => {
    const long = `package/${'deep/'.repeat(25)}b.json`;
    const archive = tarOf([
      ['package/a.json', '{"a": 1}'],
      ['package/readme.md', 'x'.repeat(1000)],
      [long, '{"b": "ü"}'],
    ]);
    expect(filesOfTar(archive, /\.json$/)).toEqual(['{"a": 1}', '{"b": "ü"}']);
  });

  it('takes no link, and nothing of what is no archive or ends early', () => {
    expect(filesOfTar(tarOf([['package/a.json', '{}']], '2'), /./)).toEqual([]);
    expect(filesOfTar(Buffer.alloc(4096, 'x'), /./)).toEqual([]);
    expect(filesOfTar(tarOf([['package/a.json', '{"a": 1}']]).subarray(0, 515), /./)).toEqual(['{"a']);
  });
});
