/** What a method of the SDK's `Models` asks for. */
export type Asked = 'content' | 'streamed content' | 'embeddings' | 'images';

/**
 * The methods that send one request each, as read in @google/genai 1.0, 2.32 and 3.1. The public ones are fields of each
 * `Models`, which look these up on the prototype when they are called, some of them several times for one call of theirs.
 */
export const METHODS: ReadonlyMap<string, Asked> = new Map<string, Asked>([
  ['generateContentInternal', 'content'],
  ['generateContentStreamInternal', 'streamed content'],
  ['embedContentInternal', 'embeddings'],
  // Before 2.0 this one was on the prototype itself.
  ['embedContent', 'embeddings'],
  ['generateImagesInternal', 'images'],
  ['editImageInternal', 'images'],
  ['upscaleImageInternal', 'images'],
  ['recontextImage', 'images'],
  ['segmentImage', 'images'],
]);
