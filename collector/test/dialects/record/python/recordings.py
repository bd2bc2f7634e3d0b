"""What is recorded: folder under recordings/, module of libraries/, file of requirements/, packages whose versions are kept."""

from typing import NamedTuple


class Recording(NamedTuple):
    folder: str
    library: str
    requirements: str
    packages: tuple[str, ...]


RECORDINGS = (
    Recording(
        "official-python",
        "official",
        "official",
        (
            "opentelemetry-instrumentation-genai-openai",
            "opentelemetry-instrumentation-genai-anthropic",
            "opentelemetry-instrumentation-google-genai",
            "opentelemetry-instrumentation-genai-langchain",
            "openai",
            "anthropic",
            "google-genai",
            "langchain",
        ),
    ),
    Recording(
        "official-openai-v2-2.4-python",
        "official_openai_v2",
        "official-openai-v2-2.4",
        ("opentelemetry-instrumentation-openai-v2", "openai"),
    ),
    Recording(
        "official-openai-v2-2.1-python",
        "official_openai_v2",
        "official-openai-v2-2.1",
        ("opentelemetry-instrumentation-openai-v2", "openai"),
    ),
    Recording(
        "official-google-0.4-python",
        "official_google",
        "official-google-0.4",
        ("opentelemetry-instrumentation-google-genai", "google-genai"),
    ),
    Recording(
        "openllmetry-python",
        "openllmetry",
        "openllmetry",
        ("traceloop-sdk", "opentelemetry-instrumentation-openai", "openai", "anthropic", "google-genai"),
    ),
    Recording(
        "openllmetry-bedrock-python",
        "openllmetry_bedrock",
        "openllmetry",
        ("opentelemetry-instrumentation-bedrock", "boto3"),
    ),
    Recording(
        "openllmetry-0.40-python",
        "openllmetry_0_40",
        "openllmetry-0.40",
        ("opentelemetry-instrumentation-openai", "opentelemetry-instrumentation-anthropic", "openai", "anthropic"),
    ),
    Recording(
        "openinference-python",
        "openinference",
        "openinference",
        (
            "openinference-instrumentation-openai",
            "openinference-instrumentation-anthropic",
            "openinference-instrumentation-google-genai",
            "openinference-instrumentation-langchain",
            "openai",
            "anthropic",
            "google-genai",
            "langchain",
        ),
    ),
    Recording(
        "openinference-0.1-python",
        "openinference_0_1",
        "openinference-0.1",
        ("openinference-instrumentation-openai", "openinference-instrumentation-anthropic", "openai", "anthropic"),
    ),
    Recording("openlit-python", "openlit_sdk", "openlit", ("openlit", "openai", "anthropic", "google-genai")),
    Recording("openlit-1.33-python", "openlit_1_33", "openlit-1.33", ("openlit", "openai", "anthropic")),
    Recording("litellm-python", "litellm_otel", "litellm", ("litellm",)),
    Recording("litellm-1.75-python", "litellm_1_75", "litellm-1.75", ("litellm",)),
    Recording(
        "pydantic-ai-python",
        "pydantic_ai_logfire",
        "pydantic-ai",
        ("pydantic-ai-slim", "logfire", "openai", "anthropic"),
    ),
    Recording(
        "pydantic-ai-1.0-python",
        "pydantic_ai_logfire",
        "pydantic-ai-1.0",
        ("pydantic-ai-slim", "logfire", "openai"),
    ),
    Recording("logfire-python", "logfire_openai", "pydantic-ai", ("logfire", "openai", "anthropic")),
    Recording("langfuse-python", "langfuse_openai", "langfuse", ("langfuse", "openai")),
)
