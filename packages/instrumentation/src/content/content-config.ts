import type { InstrumentationConfig } from '@opentelemetry/instrumentation';
import type { CaptureContent } from '@spancost/conventions';

/** What every instrumentation of this package can be told. */
export interface ContentConfig extends InstrumentationConfig {
  /**
   * Whether prompts and answers are recorded on spans, and how; `withContentCapture` says otherwise for single calls. Default: what
   * `OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT` says, else false.
   */
  readonly captureContent?: CaptureContent;
}
