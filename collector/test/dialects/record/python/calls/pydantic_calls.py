"""Runs of Pydantic AI's agents."""

import os

from anthropic import AsyncAnthropic
from pydantic_ai import Agent
from pydantic_ai.models.anthropic import AnthropicModel
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.anthropic import AnthropicProvider
from pydantic_ai.providers.openai import OpenAIProvider

from calls import CACHED, CLAUDE_CACHED, QUESTION, REASONING, failing, using


def openai_model():
    return OpenAIChatModel("gpt-5", provider=OpenAIProvider(base_url=f"{os.environ['PROVIDERS']}/openai/v1", api_key="any"))


def claude_model():
    client = AsyncAnthropic(base_url=f"{os.environ['PROVIDERS']}/anthropic", api_key="any")
    return AnthropicModel("claude-sonnet-4-5", provider=AnthropicProvider(anthropic_client=client))


def run(model, headers, **more):
    return Agent(model, **more).run_sync(QUESTION, model_settings={"extra_headers": headers, "max_tokens": 4096})


def cached():
    run(openai_model(), using(CACHED))


def reasoning():
    run(openai_model(), using(REASONING))


def stream():
    import asyncio

    async def streamed():
        settings = {"extra_headers": using(CACHED)}
        async with Agent(openai_model()).run_stream(QUESTION, model_settings=settings) as result:
            async for _ in result.stream_text():
                pass

    asyncio.run(streamed())


def claude_cached():
    run(claude_model(), using(CLAUDE_CACHED))


def agent():
    """Two requests: the first calls a tool, the second answers; the agent's span has the sum of their usage."""
    import httpx

    asked = []

    async def first_calls_the_tool(request):
        asked.append(request)
        if len(asked) == 1:
            request.headers["x-scenario"] = "tool-call"

    http = httpx.AsyncClient(event_hooks={"request": [first_calls_the_tool]})
    provider = OpenAIProvider(base_url=f"{os.environ['PROVIDERS']}/openai/v1", api_key="any", http_client=http)
    built = Agent(OpenAIChatModel("gpt-5", provider=provider), name="forecaster")

    @built.tool_plain
    def get_weather(city: str) -> str:
        """The weather"""
        return f"Sunny in {city}"

    built.run_sync(QUESTION, model_settings={"extra_headers": using(CACHED)})
    assert len(asked) == 2


def error():
    with failing():
        run(openai_model(), {"x-scenario": "error-400"})


SCENARIOS = {
    "openai-cached": cached,
    "openai-reasoning": reasoning,
    "openai-stream": stream,
    "openai-error": error,
    "anthropic-cached": claude_cached,
    "agent": agent,
}
