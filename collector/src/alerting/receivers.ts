import { createHash } from 'node:crypto';
import type { BudgetRecipients } from '../budgets/budget.ts';
import type { SmtpConfig } from '../config/config.ts';

/**
 * What a recipient is told of. Those of `budgets` and of the `digest` are not told when it is over: a new period would send a
 * mail about nothing, and a digest is of what is. Webhooks always are, because a machine keeps books of what is open.
 */
export type Audience = 'budgets' | 'operators' | 'digest';

/** A receiver as Alertmanager's configuration has it, one for each recipient. */
export interface Receiver {
  readonly name: string;
  readonly [integration: `${string}_configs`]: readonly object[];
}

/** Whoever routes name and nobody is. */
export const NOBODY: Receiver = { name: 'nobody' };

/** Recipients, and those of them that cannot be told, each with the reason. */
export interface ReceiversOf {
  readonly receivers: readonly Receiver[];
  readonly problems: readonly string[];
}

/**
 * Each recipient is a receiver of its own, under a name that is made from nothing else: Alertmanager remembers by receiver what it
 * has told, so whoever is added is told of what holds and nobody else hears it twice, and an address that a mail server refuses
 * keeps no other from being told. URLs are secrets and stand in names as a few digits of their hash.
 */
export function receiversOf(audience: Audience, { email, slack, webhook }: BudgetRecipients, smtp: SmtpConfig | undefined): ReceiversOf {
  const receivers: Receiver[] = [];
  const problems: string[] = [];
  for (const address of email) {
    if (smtp === undefined) problems.push(`${address} cannot be told: there is no mail server; set alerting.smtp`);
    else if (/[{}\s,]/.test(address)) problems.push(`"${address}" cannot be told: it is no plain e-mail address`);
    else receivers.push({ name: `${audience} email ${address}`, email_configs: [mail(address, audience === 'operators')] });
  }
  for (const [kind, urls] of [['slack', slack] as const, ['webhook', webhook] as const])
    for (const text of urls) {
      const url = hookUrl(text);
      const id = hash(text);
      if (url === undefined) problems.push(`the ${kind} ${id} (a hash of it) cannot be told: it is no URL of http or https`);
      else if (kind === 'slack')
        receivers.push({ name: `${audience} slack ${id}`, slack_configs: [message(url.href, audience === 'operators')] });
      else
        receivers.push({
          name: `${audience} webhook ${url.hostname} ${id}`,
          webhook_configs: [{ url: url.href, send_resolved: audience !== 'digest' }],
        });
    }
  return { receivers: unique(receivers), problems };
}

/** Hears from Alertmanager all the time. */
export function watchdogReceiver(url: string): Receiver {
  return { name: 'watchdog', webhook_configs: [{ url: hookUrl(url)?.href ?? url, send_resolved: false }] };
}

function mail(to: string, isToldOfTheEnd: boolean): object {
  return {
    to,
    send_resolved: isToldOfTheEnd,
    headers: { Subject: '{{ template "spancost.subject" . }}' },
    text: '{{ template "spancost.text" . }}',
    html: '{{ template "spancost.html" . }}',
  };
}

function message(url: string, isToldOfTheEnd: boolean): object {
  return {
    api_url: url,
    send_resolved: isToldOfTheEnd,
    title: '{{ template "spancost.slack.title" . }}',
    title_link: '{{ template "spancost.slack.link" . }}',
    fallback: '{{ template "spancost.slack.title" . }}',
    text: '{{ template "spancost.slack.text" . }}',
  };
}

/** In which nothing is a template to Alertmanager. */
function hookUrl(text: string): URL | undefined {
  if (!URL.canParse(text) || !/^https?:/i.test(text)) return undefined;
  return new URL(new URL(text).href.replaceAll('{', '%7B').replaceAll('}', '%7D'));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** Somebody who is written twice is told once. */
export function unique(receivers: readonly Receiver[]): readonly Receiver[] {
  return [...new Map(receivers.map((receiver) => [receiver.name, receiver])).values()];
}
