import type { BudgetRecipients } from '../../budgets/budget.ts';
import type { Members } from '../declaration/option.ts';
import { emailList, urlList } from '../declaration/value-types.ts';

/** Examples of who is told. */
interface RecipientExamples {
  readonly email: string;
  /** URL of an incoming webhook of Slack, or where it is read from. */
  readonly slack: string;
  readonly webhook: string;
}

/** Who is told, by what each is told by. */
export function recipientMembers({ email, slack, webhook }: RecipientExamples): Members<BudgetRecipients> {
  return {
    email: { key: 'email', type: emailList, default: [], description: 'E-mail addresses, each with a mail of its own.', example: [email] },
    slack: {
      key: 'slack',
      type: urlList('https://hooks.slack.com/services/...'),
      default: [],
      secret: true,
      description: 'URLs of incoming webhooks of Slack.',
      example: [slack],
    },
    webhook: {
      key: 'webhook',
      type: urlList(webhook),
      default: [],
      description: 'URLs that Alertmanager posts its JSON to.',
      example: [webhook],
    },
  };
}
