/** What is shown below the help of a command: whole command lines, by the words of the command. None of them takes more than a line. */
export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  '': [
    'spancost up                        a collector on this machine, with a page at http://127.0.0.1:4318',
    'spancost report                    what today and this month cost',
    'spancost top users --days 7        who spent it',
    'spancost doctor                    in the folder of an application: are its calls seen?',
  ],
  up: ['spancost up --port 0', 'spancost up --config spancost.yaml'],
  report: ['spancost report --period last_month --by tenant', 'spancost report --period last_month --tenant acme --json'],
  summary: ['spancost summary --period monthly'],
  usage: [
    'spancost usage                     the same as spancost usage list',
    'spancost usage --user u-17 --days 7',
    'spancost usage show 8dbddc62ac8364af0eca0afcfc995e11',
  ],
  'usage list': [
    'spancost usage --user u-17 --days 7',
    'spancost usage --order costliest --period today',
    'spancost usage --unpriced --period this_month',
    'spancost usage --error "rate limit" --limit 100 --json',
  ],
  'usage show': ['spancost usage show 8dbddc62ac8364af0eca0afcfc995e11'],
  'usage user': ['spancost usage user u-17 --days 30'],
  top: ['spancost top users', 'spancost top features,models --period last_month', 'spancost top tenants --days 7 --compare previous'],
  trend: ['spancost trend --days 7', 'spancost trend --interval hourly --period today --by feature'],
  cau: ['spancost cau', 'spancost cau --period last_quarter'],
  margin: ['spancost margin --by tenant --period last_month'],
  'revenue import': ['spancost revenue import revenue.csv'],
  errors: ['spancost errors --period today'],
  suggest: ['spancost suggest --feature chat'],
  export: [
    'spancost export --period last_month -o november.xlsx',
    'spancost export --rows focus --from 2026-11-01 --to 2026-12-01 -o focus.csv',
    'spancost export --tenant acme --format jsonl | gzip > acme.jsonl.gz',
  ],
  'tokens new': ['spancost tokens new --role ingest --tenant acme --expires 2027-06-30'],
  budgets: [
    'spancost budgets                   the same as spancost budgets list',
    'spancost budgets add day --amount 10 --period daily',
    'spancost budgets check --user u-17',
  ],
  'budgets add': [
    'spancost budgets add day --amount 10 --period daily --threshold 0.8 1 --email finance@example.com',
    'spancost budgets add each-user --amount 0.50 --period daily --per user --enforce block',
  ],
  'budgets check': ['spancost budgets check --user u-17 --feature chat'],
  'prices cost': ['spancost prices cost --provider openai --model gpt-5 --usage \'{"input":1000,"output":200}\''],
  'prices explain': ['spancost prices explain --provider openai --model gpt-5 --usage \'{"input":1000,"output":200}\''],
  'prices add': [
    'spancost prices add --book prices.yaml --provider our-gpus --model llm-2 --price input=0.2 output=0.6 --source https://wiki/gpu',
  ],
  'prices override': [
    'spancost prices override --book prices.yaml --provider openai --model gpt-5 --price input=1.1 --reason "agreed by mail"',
  ],
  'prices rerate': ['spancost prices rerate --from 2026-11-01T00:00:00Z --to 2026-12-01T00:00:00Z --model gpt-5'],
  'ledger verify': ['spancost ledger verify', 'spancost ledger verify --ledger backup.duckdb'],
  'ledger backup': ['spancost ledger backup'],
  'ledger forget': ['spancost ledger forget --user ann'],
};

/** What the help of all commands ends with. */
export const EXIT_CODES = `
Exit codes: 0 done, 1 it went wrong, 2 the words or the configuration cannot be used, and nothing was done.
Wherever there is --url, SPANCOST_URL and SPANCOST_TOKEN say where the collector is and who asks.`;
