import { ApiProblem } from '../api-problem.ts';
import type { Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';

/** Pages of a document whose request names none. */
const PAGES = 3;

/**
 * Answer to POST /ocr: the pages that are asked for, each with one line.
 *
 * @see @mistralai/mistralai `OCRResponse`, `OCRUsageInfo`; https://docs.mistral.ai/api/endpoint/ocr
 */
export function ocr({ body, scenario }: Exchange): JsonObject {
  if (!isObject(body['document'])) throw new ApiProblem('invalid_request', 'Field required: document');
  const asked = Array.isArray(body['pages']) ? body['pages'].map(Number) : Array.from({ length: PAGES }, (_none, index) => index);
  const isAnnotated = isObject(body['document_annotation_format']);
  return {
    pages: asked.map((index) => ({
      index,
      markdown: `# Page ${index + 1}`,
      images: [],
      dimensions: { dpi: 200, height: 2200, width: 1700 },
    })),
    model: String(body['model']),
    document_annotation: isAnnotated ? '{}' : null,
    usage_info: scenario === 'no-usage' ? { pages_processed: 0 } : { pages_processed: asked.length, doc_size_bytes: 4096 },
  };
}
