import type { Redact } from './content-options.ts';

/** Characters of an attribute, where nobody says otherwise. */
const MAX_LENGTH = 16_384;

/** What one place says: the application, an instrumentation, or what surrounds a call. */
export interface ContentSetting {
  readonly isOn: boolean;
  readonly maxLength?: number | undefined;
  readonly redact?: Redact | undefined;
  /** What is wrong with what was given, and what is made of it. */
  readonly problem?: string;
}

/** How the content of one call is recorded. */
export interface ContentCapture {
  readonly maxLength: number;
  /** In the order in which they are applied. */
  readonly redact: readonly Redact[];
}

const ON: ContentSetting = { isOn: true };
const OFF: ContentSetting = { isOn: false };

/** The setting in what somebody gave for `captureContent`. What cannot be understood records nothing. Never throws. */
export function contentSettingOf(given: unknown): ContentSetting {
  if (given === undefined || given === null || given === false) return OFF;
  if (given === true) return ON;
  if (typeof given !== 'object') return { isOn: false, problem: `captureContent is ${shown(given)}; take true, false or options` };
  // An object may be read by any name: what is not there is undefined.
  const { enabled = true, maxLength, redact } = given as Readonly<Record<string, unknown>>;
  const isOn = enabled === true;
  if (redact !== undefined && !isRedact(redact)) {
    return { isOn: false, problem: `captureContent.redact is ${typeof redact}; take a function, without one nothing is recorded` };
  }
  if (maxLength === undefined) return { isOn, redact };
  if (typeof maxLength === 'number' && maxLength >= 1) return { isOn, redact, maxLength: Math.floor(maxLength) };
  return { isOn, redact, problem: `captureContent.maxLength is ${shown(maxLength)}; take 1 or more, the default is ${MAX_LENGTH}` };
}

/**
 * The setting of `OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT`: `true`, and of the values that OpenTelemetry's other
 * languages know `SPAN_ONLY` and `SPAN_AND_EVENT`. Content on events is not recorded.
 */
export function contentSettingFromEnv(value: string | undefined): ContentSetting {
  return /^(?:true|span_only|span_and_event)$/i.test(value?.trim() ?? '') ? ON : OFF;
}

/**
 * How a call is recorded by these settings, the outermost first; undefined: not at all. The innermost says whether. Every
 * redaction holds, so that what is inside can add one and lift none; the innermost limit counts.
 */
export function contentCaptureOf(settings: readonly ContentSetting[]): ContentCapture | undefined {
  if (settings.at(-1)?.isOn !== true) return undefined;
  const redact = settings.flatMap((setting) => setting.redact ?? []);
  return { redact, maxLength: settings.findLast((setting) => setting.maxLength !== undefined)?.maxLength ?? MAX_LENGTH };
}

/** A value of an option in a message; of what has no short text, its type. */
function shown(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : `a ${typeof value}`;
}

function isRedact(value: unknown): value is Redact {
  return typeof value === 'function';
}
