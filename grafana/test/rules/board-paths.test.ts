import { expect, test } from 'vitest';
import { BOARDS } from '../../src/dashboards/boards.ts';
import { everyBoard } from '../../src/dashboards/every-board.ts';
import { ruleGroups } from '../../src/rules/groups.ts';

const alerts = ruleGroups.flatMap(({ rules }) => rules.flatMap((rule) => ('alert' in rule ? [rule] : [])));

test.each(alerts.map(({ alert, annotations }) => [alert, annotations.dashboard]))(
  '%s leads to a board that has its variables: %s',
  (_, path) => {
    const [, uid, query = ''] = /^\/d\/([\w-]+)(?:\?(.+))?$/.exec(path) ?? [];
    const board = Object.values(BOARDS).find((each) => each.uid === uid);
    const [, dashboard] = [...everyBoard()].find(([name]) => name === `${board?.file}.json`) ?? [];
    const variables = dashboard?.templating?.list?.map(({ name }) => name);
    for (const [, variable, label] of query.matchAll(/var-(\w+)=\{\{ \$labels\.(\w+)/g)) {
      expect(variables).toContain(variable);
      expect(label).toBe(variable);
    }
    expect(dashboard).toBeDefined();
  },
);
