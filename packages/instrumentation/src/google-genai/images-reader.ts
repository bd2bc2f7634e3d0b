import type { Attributes } from '@opentelemetry/api';
import { USAGE_ATTRIBUTES } from '@spancost/conventions';
import type { AnswerReader } from '../answer/answer-reader.ts';
import { field, list, text } from '../json-fields.ts';

/** Reads the answer of a model that is billed by the image: how many it gave. What a filter held back is not billed. */
export class ImagesReader implements AnswerReader {
  readonly failure = undefined;
  #images: number | undefined;

  readAnswer(answer: unknown): void {
    if (typeof answer !== 'object' || answer === null) return;
    const images = list(answer, 'generatedImages').map((generated) => field(generated, 'image'));
    const masks = list(answer, 'generatedMasks').map((generated) => field(generated, 'mask'));
    // Google leaves an empty list out.
    this.#images = [...images, ...masks].filter(isImage).length;
  }

  /** Images are not streamed. */
  readEvent(): void {}

  attributes(): Attributes {
    return this.#images === undefined ? {} : { [USAGE_ATTRIBUTES.images]: this.#images };
  }
}

function isImage(image: unknown): boolean {
  return text(image, 'imageBytes') !== undefined || text(image, 'gcsUri') !== undefined;
}
