import { diag, type Context } from '@opentelemetry/api';
import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace';
import {
  contentCaptureOf,
  contentSettingOf,
  foreignContent,
  isContent,
  isNeverRecorded,
  RECORDED_CONTENT,
  type CaptureContent,
  type ContentCapture,
  type ContentSetting,
} from '@spancost/conventions';
import { surroundingContent } from './content-context.ts';

export interface ContentSpanProcessorOptions {
  /** What may stay on spans; `withContentCapture` says otherwise for single calls. Default: false, nothing. */
  readonly captureContent?: CaptureContent;
}

/**
 * Takes prompts, answers and what else is content off every span before it is exported, whoever recorded it: some SDKs record
 * it without being asked, as the Vercel AI SDK does wherever its telemetry is on. Where content is to be recorded, it redacts and
 * limits what others recorded, and leaves what the instrumentations of Spancost did, which have done so. Headers and vectors are
 * taken off in any case. Must come after what reads spans when they end, and before the processors that export.
 */
export class ContentSpanProcessor implements SpanProcessor {
  readonly #own: ContentSetting;
  readonly #capture: ContentCapture | undefined;
  /** What surrounded the spans that are open, where somebody said something. */
  readonly #surrounding: WeakMap<object, readonly ContentSetting[]> = new WeakMap();

  constructor({ captureContent = false }: ContentSpanProcessorOptions = {}) {
    this.#own = contentSettingOf(captureContent);
    if (this.#own.problem !== undefined) diag.error(`spancost: ${this.#own.problem}`);
    this.#capture = contentCaptureOf([this.#own]);
  }

  onStart(span: Span, parentContext: Context): void {
    const settings = surroundingContent(parentContext);
    if (settings !== undefined) this.#surrounding.set(span, settings);
  }

  onEnding(span: Span): void {
    try {
      const settings = this.#surrounding.get(span);
      const capture = settings === undefined ? this.#capture : contentCaptureOf([this.#own, ...settings]);
      limitContent(span.attributes, capture, Reflect.get(span, RECORDED_CONTENT));
      for (const { attributes } of span.events) if (attributes !== undefined) limitContent(attributes, capture, undefined);
    } catch (error) {
      for (const { attributes = {} } of [span, ...span.events]) removeContent(attributes);
      diag.error('spancost: content of a span could not be limited; what is left of it was taken off', error);
    }
  }

  onEnd(_span: ReadableSpan): void {}

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}

/** `recorded` are the attributes that are as they are to be. */
function limitContent(attributes: object, capture: ContentCapture | undefined, recorded: unknown): void {
  for (const name in attributes) {
    if (!isContent(name) || isIn(recorded, name)) continue;
    const kept = capture === undefined || isNeverRecorded(name) ? undefined : limited(name, Reflect.get(attributes, name), capture);
    if (kept === undefined) Reflect.deleteProperty(attributes, name);
    else Reflect.set(attributes, name, kept);
  }
}

function isIn(recorded: unknown, name: string): boolean {
  return typeof recorded === 'object' && recorded !== null && Object.hasOwn(recorded, name);
}

function limited(name: string, value: unknown, capture: ContentCapture): ReturnType<typeof foreignContent> {
  return foreignContent(name, value, capture, (failure) => {
    diag.error(`spancost: redact failed for ${name}; nothing of that text is exported`, failure);
  });
}

function removeContent(attributes: object): void {
  for (const name in attributes) if (isContent(name)) Reflect.deleteProperty(attributes, name);
}
