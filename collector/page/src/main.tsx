import { render } from 'preact';
import { Address } from './address/address.ts';
import { askAt } from './api/ask.ts';
import { Connection } from './api/connection.ts';
import { PageContext, type Page } from './api/page-context.ts';
import { Session } from './api/session.ts';
import { App } from './frame/app.tsx';
import { Theme } from './frame/theme.ts';

const url = new URL('.', window.location.href).href.replace(/\/$/, '');
const now = (): number => Date.now();
const session = new Session(window.sessionStorage);
const page: Page = {
  url,
  ask: askAt(url, () => session.token.peek()),
  session,
  connection: new Connection(now),
  address: new Address(window),
  now,
};
const place = document.querySelector('#page');
if (place === null) throw new Error('index.html has no element with the id "page"');
render(
  <PageContext value={page}>
    <App theme={new Theme(window)} />
  </PageContext>,
  place,
);
