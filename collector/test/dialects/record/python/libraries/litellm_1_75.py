"""LiteLLM as it was in summer 2025, which takes an `api_base` of Gemini for all of a request's address."""

from libraries import litellm_otel

SCENARIOS = {name: call for name, call in litellm_otel.SCENARIOS.items() if not name.startswith("google")}
instrument = litellm_otel.instrument
