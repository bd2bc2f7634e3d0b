import { context, createContextKey, diag, type Context } from '@opentelemetry/api';
import { CONTEXT_KEY_CONTENT, contentSettingOf, type CaptureContent, type ContentSetting } from '@spancost/conventions';

const CONTENT = createContextKey(CONTEXT_KEY_CONTENT);

/**
 * Runs a function so that the prompts and answers of the AI calls that begin inside it, however deep and however asynchronous,
 * are recorded or not, whatever the application says about all calls: `false` keeps one call out of an application that records,
 * `true` or options record one in an application that does not. The innermost counts; redactions add up. Returns what the
 * function returns.
 *
 * @example await withContentCapture(false, () => client.messages.create(letterOfTheDoctor));
 */
export function withContentCapture<T>(capture: CaptureContent, fn: () => T): T {
  const setting = contentSettingOf(capture);
  if (setting.problem !== undefined) diag.error(`spancost: ${setting.problem}`);
  const active = context.active();
  return context.with(active.setValue(CONTENT, [...(surroundingContent(active) ?? []), setting]), fn);
}

/** What surrounds a span that begins in this context says about its content, the outermost first; undefined where nobody does. */
export function surroundingContent(from: Context): readonly ContentSetting[] | undefined {
  const settings = from.getValue(CONTENT);
  // Only `withContentCapture`, here and in @spancost/instrumentation, sets the value.
  return Array.isArray(settings) ? (settings as readonly ContentSetting[]) : undefined;
}
