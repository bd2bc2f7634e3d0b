import type { BaggageField } from '@spancost/conventions';

/** Attribution that travels between services as W3C baggage. Each direction is off until it is asked for. */
export interface BaggageOptions {
  /** What is sent, and to whom; nobody else gets it. */
  readonly outbound?: OutboundBaggage;
  /** What is believed of whoever calls: only for services that the public cannot reach. */
  readonly inbound?: InboundBaggage;
}

export interface OutboundBaggage {
  /** `['user', 'tenant', 'metadata.plan']`. */
  readonly fields: readonly BaggageField[];
  /** Hosts, `orders.internal`, with a port if only that is meant, `127.0.0.1:8080`; `*.internal` is everything below. */
  readonly hosts: readonly string[];
}

export interface InboundBaggage {
  /** `['user', 'tenant', 'metadata.plan']`. */
  readonly fields: readonly BaggageField[];
}
