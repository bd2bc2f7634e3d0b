import { render } from 'preact';
import { Address } from './address/address.ts';
import { askAt, openAt } from './api/ask.ts';
import { Connection } from './api/connection.ts';
import { PageContext, type Page } from './api/page-context.ts';
import { Session, tabStorage } from './api/session.ts';
import { Updates } from './api/updates.ts';
import { App } from './frame/app.tsx';
import { Theme } from './frame/theme.ts';

const url = new URL('.', window.location.href).href.replace(/\/$/, '');
const session = new Session(tabStorage(window), () => Date.now());
const now = (): number => session.now();
const open = openAt(url, () => session.token.peek());
const page: Page = {
  url,
  ask: askAt(url, open),
  open,
  session,
  connection: new Connection(now),
  address: new Address(window),
  updates: new Updates(),
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
