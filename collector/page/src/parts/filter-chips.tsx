import type { JSX } from 'preact';
import { useAbout } from '../api/page-context.ts';
import { hrefOf, type Query } from '../address/address.ts';
import { FILTERS, inForce, LIST_FILTERS, nameOfFilter, picked } from '../address/filters.ts';
import { legible } from '../format/legible.ts';
import { NOT_SAID } from '../format/not-said.ts';
import { STATUS_CHOICES } from './status-badge.tsx';

export interface FilterChipsProps {
  readonly screen: 'overview' | 'calls';
  readonly query: Query;
}

/** The filters in force, each with a way to be without it. */
export function FilterChips({ screen, query }: FilterChipsProps): JSX.Element | null {
  const { features } = useAbout();
  const names = screen === 'calls' ? [...FILTERS, ...LIST_FILTERS] : FILTERS;
  const chips = inForce(query, names);
  if (chips.length === 0) return null;
  const others = Object.entries(query).filter(([name]) => name !== 'after' && !names.some((each) => each === name));
  return (
    <ul class="chips" aria-label="Filters in force">
      {chips.map(({ name, value, left }) => {
        const text = value === null ? NOT_SAID : legible(textOf(name, value, features));
        return (
          <li key={`${name} ${value === null}`}>
            <a class="chip" href={hrefOf(screen, left)} aria-label={`Remove the filter ${nameOfFilter(name)}: ${text}`}>
              <span>
                {nameOfFilter(name)}: <bdi>{text}</bdi>
              </span>{' '}
              <span aria-hidden="true">×</span>
            </a>
          </li>
        );
      })}
      {chips.length > 1 && (
        <li>
          <a href={hrefOf(screen, Object.fromEntries(others))}>Remove all</a>
        </li>
      )}
      {screen === 'overview' && (
        <li>
          <a href={hrefOf('calls', { ...picked(query, FILTERS), range: query['range'] })}>Its calls</a>
        </li>
      )}
    </ul>
  );
}

/** The value of a filter as people say it. */
function textOf(name: string, value: string, features: Readonly<Record<string, string>>): string {
  if (name === 'unpriced') return value === 'true' ? 'yes' : 'no';
  if (name === 'status') return STATUS_CHOICES.find(([status]) => status === value)?.[1] ?? value;
  return name === 'feature' && Object.hasOwn(features, value) ? (features[value] ?? value) : value;
}
