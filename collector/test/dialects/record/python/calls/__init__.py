"""The calls that are recorded, in the words of each provider's SDK; what they use is said by the header `x-usage`."""

import contextlib
import json

QUESTION = "What is the capital of France?"
WEATHER = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}

PLAIN = {"inputTokens": 1000, "outputTokens": 200}
CACHED = {"inputTokens": 2000, "cachedTokens": 1536, "outputTokens": 100}
REASONING = {"inputTokens": 1000, "outputTokens": 300, "reasoningTokens": 128}
# Anthropic's input is what was neither read from its cache nor written to it: 2,400 of 103,000.
CLAUDE_CACHED = {"inputTokens": 2400, "cacheRead": 96000, "cacheWrite5m": 3100, "cacheWrite1h": 1500, "outputTokens": 1850}
# Gemini's thoughts are beside the candidates: 120 tokens of output.
GEMINI_THOUGHTS = {"inputTokens": 1000, "cachedTokens": 600, "outputTokens": 30, "reasoningTokens": 90}


def using(usage, scenario=None):
    """Headers for an answer with this usage."""
    return {"x-usage": json.dumps(usage), **({} if scenario is None else {"x-scenario": scenario})}


@contextlib.contextmanager
def failing():
    """A call that must fail; what the library says about the failure is recorded."""
    try:
        yield
    except Exception:
        return
    raise AssertionError("the call was to fail and did not")
