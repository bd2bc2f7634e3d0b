import { createServer } from 'node:http';
import { once } from 'node:events';
import { OpenTelemetry } from '@ai-sdk/otel';
import { createOpenAI as openAI7 } from '@ai-sdk/openai';
import { AlwaysOffSampler } from '@opentelemetry/sdk-trace';
import {
  AiSdkInstrumentation,
  beforeCallMiddleware,
  CallRefusedError,
  NetworkInstrumentation,
  OpenAIInstrumentation,
  setBeforeCall,
  type BeforeCall,
} from '@spancost/instrumentation';
import * as ai7 from 'ai';
import * as ai5 from 'ai-5';
import * as ai6 from 'ai-6';
import { createOpenAI as openAI5 } from 'ai-sdk-openai-2';
import { createOpenAI as openAI6 } from 'ai-sdk-openai-3';
import OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scopeOf, withAttribution } from '../src/index.ts';
import { InMemory } from './in-memory.ts';
