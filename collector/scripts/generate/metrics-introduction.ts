/** What `docs/metrics.md` says before its tables. */
export const METRICS_INTRODUCTION = `# Metrics of the collector

Made from the declarations in \`packages/conventions\` by \`npm run generate\`; a test holds them to what \`/metrics\` really shows.

\`GET /metrics\` needs a token with the role \`viewer\` once there are tokens. It answers in Prometheus' text format, or in OpenMetrics 1.0 to
whoever asks for it, as Prometheus does: that has an exemplar, \`trace_id\` and \`span_id\`, in each bucket of the histograms of calls.
Prometheus keeps them with \`--enable-feature=exemplar-storage\`.

## What can be relied on

- **Money of record is the ledger.** Doubles hold 15 digits; the API gives every digit.
- **A new series shows 0 first**, for two scrape intervals from the scrape that saw its first 0, however long nobody scraped before:
  \`increase()\` does not see the value that a series appears with. Where nobody had scraped before it began, the time runs from its beginning:
  what was counted before anybody watched is no increase that anybody missed. Histograms do the same.
- **Counters of the ledger are its sums**: the last sample minus the first is exact, whatever was restarted, killed or delivered twice.
  \`increase()\` adds its extrapolation, half a scrape interval for each series: 0.1 % over 500 scrapes.
- **They only grow.** What is taken back has counters of its own: net cost = \`spancost_cost_usd_total\` +
  \`spancost_correction_debit_usd_total\` - \`spancost_correction_credit_usd_total\`, and net tokens = \`spancost_tokens_total\` -
  \`spancost_tokens_taken_back_total\`. A call that got a price later stays in the counters of unpriced calls; the gauges by basis show
  what is known now.
- **Restarts show nothing anew.** What was shown, and which values of a label have a name, is kept in \`<ledger>.metrics.json\` beside the
  ledger. Without this file the collector takes every series of its ledger for one that was seen. A value that was once folded into
  \`other\` stays there, also when \`limits.label_values\` is raised; delete the file while the collector is stopped to give names anew,
  and Prometheus will see \`other\` as a counter that was reset.
- **Users and tenants are on gauges only**: in each period the \`metrics.top_users\` and \`metrics.top_tenants\` that spend most, by name
  (\`kind="named"\`), all others in one sum (\`kind="other"\`) and the calls that name none (\`kind="unattributed"\`). Together they are
  exactly the total. A name stays until it ranks a fifth of the limit below it. Names above 128 characters are among the others. The same
  user id in two tenants is one user here, as in \`/api/v1/stats\`.
- **Periods**: \`today\`, \`this_week\` (from Monday) and \`this_month\` begin at midnight in \`metrics.time_zone\`; \`7d\`, \`30d\` and \`90d\` are so
  many times 24 hours up to now. A call counts when it was made, however late it was reported.
- **Money is complete**: \`spancost_spend_by_basis_usd\`, \`spancost_requests_by_basis\` and \`spancost_tokens_by_basis\` split each period into
  \`reported\` by the provider, \`computed\`, \`estimated\` and \`unpriced\`. The last one has calls and tokens and no dollars: its cost is not
  known, which is not zero.
- **Gauges of the ledger are of one moment of it**, computed once for all who scrape within an interval and at most a third of the time.
  A ledger that does not answer within half of the scrape's timeout leaves the last known values, and
  \`spancost_ledger_heartbeat_timestamp_seconds\` says when they were true.
- **Labels are bounded**: each shows its first \`limits.label_values\` values of at most 128 characters, all further ones as \`other\`.
  \`spancost_label_names\` tells how many there are.
- **Histograms begin with the process** and observe each call once, as it was charged; later corrections move nothing in them.

With several Prometheis each sees the same numbers. With two whose scrapes lie more than two intervals apart, the slower one may miss the 0.
`;
