import type { MessagePart } from '@spancost/conventions';
import { addressedParts, blobParts, fileParts, modalityOf, otherPart, reasoningParts, textParts, type Parts } from '../content/parts.ts';
import { either, field, list, text } from '../json-fields.ts';

/** The parts of a `content`: a text, or a list of parts of OpenAI's APIs and of those that follow them. */
export function contentParts(content: unknown): Parts {
  if (!Array.isArray(content)) return textParts(content);
  return content.flatMap((part: unknown) => (typeof part === 'string' ? textParts(part) : partsOf(part)));
}

/**
 * Chat completions, responses and Mistral each have types of their own for the same things.
 *
 * @see openai `ChatCompletionContentPart`, `ResponseInputContent`; @mistralai/mistralai `ContentChunk`
 */
function partsOf(part: unknown): readonly MessagePart[] {
  const type = text(part, 'type');
  switch (type) {
    case 'text':
    case 'input_text':
    case 'output_text':
    case 'summary_text':
    case 'reasoning_text':
      return textParts(field(part, 'text'));
    case 'image_url':
    case 'input_image': {
      const image = either(part, 'image_url', 'imageUrl');
      return [...addressedParts('image', field(image, 'url') ?? image), ...fileParts('image', field(part, 'file_id'))];
    }
    case 'video_url':
      return addressedParts('video', field(field(part, 'video_url'), 'url'));
    case 'input_audio':
      return audioParts(either(part, 'input_audio', 'inputAudio'));
    case 'document_url':
      return addressedParts('document', either(part, 'document_url', 'documentUrl'));
    case 'file':
      return documentParts(field(part, 'file') ?? part);
    case 'input_file':
      return documentParts(part);
    case 'thinking':
      return reasoningParts(joined(field(part, 'thinking')));
    default:
      return type === undefined ? [] : [otherPart(type, part)];
  }
}

/** Sound in base64 with its format, or, of Mistral, that or an address alone. */
function audioParts(audio: unknown): Parts {
  if (typeof audio === 'string') return /^https?:/.test(audio) ? addressedParts('audio', audio) : blobParts('audio', audio);
  const format = text(audio, 'format');
  return blobParts('audio', field(audio, 'data'), format === undefined ? undefined : `audio/${format}`);
}

function documentParts(file: unknown): Parts {
  const data = either(file, 'file_data', 'fileData');
  const inline = typeof data === 'string' && data.startsWith('data:') ? addressedParts(ofDataUrl(data), data) : blobParts('document', data);
  return [...fileParts('document', either(file, 'file_id', 'fileId')), ...inline, ...addressedParts('document', field(file, 'file_url'))];
}

function ofDataUrl(url: string): string {
  return modalityOf(url.slice('data:'.length, 64));
}

/** The texts of a list of parts as one. */
export function joined(parts: unknown): string {
  if (typeof parts === 'string') return parts;
  return list({ parts }, 'parts')
    .map((part) => text(part, 'text') ?? '')
    .join('');
}
