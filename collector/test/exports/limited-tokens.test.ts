import { EXPORT_TYPES, type ExportFormat } from '@spancost/api';
import { expect, it } from 'vitest';
import { threeTenants } from '../access/three-tenants.ts';

it('an export has the four calls of the tenant of its token, the two of its user, none of others asked about; an ingest token gets none', async () => {
  const { collector, tokens } = await threeTenants();
  const { viewer, ann, ingest } = tokens.alpha;
  const linesOf = async (token: typeof viewer, asked = ''): Promise<readonly string[]> => {
    const response = await collector.get(`/api/v1/export?format=jsonl${asked}`, token.bearer);
    expect(response.status).toBe(200);
    return (await response.text()).split('\n').slice(0, -1);
  };
  for (const rows of ['calls', 'entries', 'focus']) {
    const own = await linesOf(viewer, `&rows=${rows}`);
    expect(own.filter((line) => /tenant-beta|tenant-gamma|only-beta-|only-gamma-/.test(line))).toEqual([]);
    if (rows === 'calls') expect(own).toHaveLength(4);
    expect(await linesOf(viewer, `&rows=${rows}&tenant=tenant-beta`)).toEqual([]);
    expect(await linesOf(ann, `&rows=${rows}&user=bob`)).toEqual([]);
  }
  expect(await linesOf(ann)).toHaveLength(2);
  for (const format of Object.keys(EXPORT_TYPES) as readonly ExportFormat[])
    expect((await collector.get(`/api/v1/export?format=${format}`, ingest.bearer)).status).toBe(403);
  expect((await collector.get('/api/v1/export')).status).toBe(401);
}, 60_000);
