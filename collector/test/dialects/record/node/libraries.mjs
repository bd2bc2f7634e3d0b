import { AI_SDKS } from './libraries/ai-sdk.mjs';
import { ANTHROPIC_SDK } from './libraries/anthropic-sdk.mjs';
import { OPENINFERENCE } from './libraries/openinference.mjs';
import { OPENLIT } from './libraries/openlit.mjs';
import { OPENLLMETRY } from './libraries/openllmetry.mjs';
import { OPENTELEMETRY } from './libraries/opentelemetry.mjs';
import { TOGETHER } from './libraries/together.mjs';

/**
 * What is recorded, by the name of its folder: the packages whose versions are noted, the scenarios, and what starts one in a
 * fresh process: `call` makes the calls, `flush` exports what is left.
 */
export const LIBRARIES = { ...OPENTELEMETRY, ...OPENLLMETRY, ...OPENINFERENCE, ...OPENLIT, ...ANTHROPIC_SDK, ...AI_SDKS, ...TOGETHER };
