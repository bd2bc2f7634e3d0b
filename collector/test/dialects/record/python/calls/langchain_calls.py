"""A chain and an agent of LangChain, whose calls are the OpenAI SDK's."""

import os

from langchain_core.tools import tool
from langchain_openai import ChatOpenAI

from calls import CACHED, QUESTION, using


def model(usage, scenario=None):
    return ChatOpenAI(
        model="gpt-5",
        base_url=f"{os.environ['PROVIDERS']}/openai/v1",
        api_key="any",
        max_retries=0,
        default_headers=using(usage, scenario),
    )


@tool
def get_weather(city: str) -> str:
    """The weather"""
    return f"Sunny in {city}"


def chain():
    from langchain_core.prompts import ChatPromptTemplate

    (ChatPromptTemplate.from_messages([("user", "{question}")]) | model(CACHED)).invoke({"question": QUESTION})


def agent():
    """Asks a model, which calls a tool, and asks another one with what the tool said."""
    from langchain.agents import create_agent
    from langchain.agents.middleware import wrap_model_call

    @wrap_model_call
    def answer_after_the_tool(request, handler):
        has_tool_result = any(message.type == "tool" for message in request.messages)
        return handler(request.override(model=model(CACHED)) if has_tool_result else request)

    built = create_agent(model(CACHED, "tool-call"), tools=[get_weather], middleware=[answer_after_the_tool])
    built.invoke({"messages": [{"role": "user", "content": QUESTION}]})


CHAIN = {"langchain-chain": chain}
AGENT = {"langchain-agent": agent}
