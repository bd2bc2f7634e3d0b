import { getStringFromEnv } from '@opentelemetry/core';
import { contentSettingFromEnv, type CaptureContent, type ContentOptions, type Redact } from '@spancost/conventions';
import type { RegisterOptions } from './options.ts';

/** What the application says about content, else what the environment does. */
export function captureContentOf({ captureContent }: RegisterOptions): CaptureContent {
  return captureContent ?? contentSettingFromEnv(getStringFromEnv('OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT')).isOn;
}

/**
 * The options of one instrumentation, which decide for its SDK; a redaction of the application holds there too, before its own, and
 * its limit where it has none.
 */
export function withCapture<T extends { readonly captureContent?: CaptureContent }>(
  application: CaptureContent,
  config?: T,
): T & { captureContent: CaptureContent } {
  const own = config?.captureContent;
  const captureContent = own === undefined || typeof application !== 'object' ? (own ?? application) : nested(application, own);
  // Its own options, of which one is replaced.
  return { ...(config as T), captureContent };
}

function nested({ maxLength, redact }: ContentOptions, own: CaptureContent): ContentOptions {
  const inner: ContentOptions = typeof own === 'object' ? own : { enabled: own };
  const applied = redact === undefined ? inner.redact : inner.redact === undefined ? redact : both(redact, inner.redact);
  return { ...(maxLength === undefined ? {} : { maxLength }), ...inner, ...(applied === undefined ? {} : { redact: applied }) };
}

function both(first: Redact, second: Redact): Redact {
  return (text, place) => {
    const redacted = first(text, place);
    return redacted === undefined ? undefined : second(redacted, place);
  };
}
