import type { FastifyInstance } from 'fastify';
import { ApiProblem } from '../api-problem.ts';
import type { JsonObject } from '../json.ts';

/** Lets routes read forms as they read JSON: texts as they are, of files how many bytes they have. A name that comes twice is a list. */
export function readForms(app: FastifyInstance): void {
  app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, async (request: { headers: object }, content: Buffer) => {
    const type = Reflect.get(request.headers, 'content-type');
    try {
      return fieldsOf(await new Response(Uint8Array.from(content), { headers: { 'content-type': String(type) } }).formData());
    } catch {
      throw new ApiProblem('invalid_request', 'Could not parse multipart form');
    }
  });
}

function fieldsOf(form: FormData): JsonObject {
  const fields: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).map((value) => (typeof value === 'string' ? value : { bytes: value.size }));
    // Lists are sent as `image[]`.
    fields[name.replace(/\[\]$/, '')] = values.length === 1 ? values[0] : values;
  }
  return fields;
}
