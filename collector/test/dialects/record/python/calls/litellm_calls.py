"""Calls of LiteLLM."""

import asyncio
import os

import litellm

from calls import CACHED, CLAUDE_CACHED, GEMINI_THOUGHTS, PLAIN, QUESTION, REASONING, failing, using

MESSAGES = [{"role": "user", "content": QUESTION}]
BASES = {
    "openai": "/openai/v1",
    "anthropic": "/anthropic",
    "gemini": "/google/v1beta",
}


def completion(model, headers, **more):
    base = os.environ["PROVIDERS"] + BASES[model.split("/")[0]]
    return litellm.completion(
        model=model, messages=MESSAGES, api_base=base, api_key="any", extra_headers=headers, max_retries=0, **more
    )


def chat():
    completion("openai/gpt-4o", using(PLAIN))


def stream():
    for _ in completion("openai/gpt-4o", using(CACHED), stream=True, stream_options={"include_usage": True}):
        pass


def cached():
    completion("openai/gpt-5", using(CACHED))


def asynchronous():
    async def called():
        base = os.environ["PROVIDERS"] + BASES["openai"]
        headers = using(CACHED)
        await litellm.acompletion(model="openai/gpt-5", messages=MESSAGES, api_base=base, api_key="any", extra_headers=headers)
        # Callbacks run in this loop, after the answer.
        await asyncio.sleep(1)

    asyncio.run(called())


def reasoning():
    completion("openai/gpt-5", using(REASONING))


def error():
    with failing():
        completion("openai/gpt-4o", {"x-scenario": "error-429"})


def embeddings():
    litellm.embedding(
        model="openai/text-embedding-3-small",
        input=["Paris", "London"],
        api_base=os.environ["PROVIDERS"] + BASES["openai"],
        api_key="any",
        extra_headers=using({"inputTokens": 12}),
    )


def claude_cached():
    completion("anthropic/claude-sonnet-4-5", using(CLAUDE_CACHED))


def gemini_thoughts():
    completion("gemini/gemini-2.5-flash", using(GEMINI_THOUGHTS))


SCENARIOS = {
    "openai-chat": chat,
    "openai-stream": stream,
    "openai-cached": cached,
    "openai-asyncio": asynchronous,
    "openai-reasoning": reasoning,
    "openai-error": error,
    "openai-embeddings": embeddings,
    "anthropic-cached": claude_cached,
    "google-thoughts": gemini_thoughts,
}
