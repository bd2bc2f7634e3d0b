import { useSignal } from '@preact/signals';
import type { JSX, TargetedSubmitEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Query } from '../address/address.ts';
import { FILTERS, LIST_FILTERS, nameOfFilter, picked } from '../address/filters.ts';
import { RANGE_CHOICES } from '../address/range.ts';
import { Choice } from '../parts/choice.tsx';
import { STATUS_CHOICES } from '../parts/status-badge.tsx';
import { Suggestions } from './suggestions.tsx';

/** Filters that are written as texts, beside the ones with a few values. */
const TEXTS = [...FILTERS, ...LIST_FILTERS].filter((name) => !['status', 'without', 'unpriced', 'search'].includes(name));
/** Of which these have values to choose from. */
const SUGGESTED = ['feature', 'user', 'tenant', 'model', 'provider', 'service'] as const;
const ANY = ['', 'Any'] as const;
const ALL_TIME = ['', 'All time'] as const;
const ORDERS = [
  ['', 'Newest first'],
  ['costliest', 'Costliest first'],
] as const;
/** How long somebody may pause in typing, in milliseconds, before it is searched. */
const PAUSE_MS = 350;

export interface FilterFormProps {
  readonly query: Query;
  readonly onFilter: (change: Query) => void;
  /** As `onFilter`, for each pause in typing. */
  readonly onType: (change: Query) => void;
}

/** A search over the whole ledger, and a field for each filter. */
export function FilterForm({ query, onFilter, onType }: FilterFormProps): JSX.Element {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const search = useRef<HTMLInputElement>(null);
  // What the fields offer is asked for once they are seen.
  const isOpen = useSignal(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  const written = query['search'] ?? '';
  const typed = useRef(written);
  useEffect(() => {
    if (search.current === null || typed.current === written) return;
    // The address was changed by something else than this field.
    typed.current = written;
    search.current.value = written;
  }, [written]);
  const later = (value: string): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      typed.current = value.trim();
      onType({ search: typed.current });
    }, PAUSE_MS);
  };
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    clearTimeout(timer.current);
    const fields = [...new FormData(event.currentTarget)].map(([name, value]) => [name, typeof value === 'string' ? value.trim() : '']);
    typed.current = search.current?.value.trim() ?? '';
    onFilter(Object.fromEntries(fields));
  };
  const used = Object.keys(picked(query, TEXTS)).length;
  return (
    <form class="filters" role="search" onSubmit={submit}>
      <label class="search">
        <span class="hidden">Search the ledger</span>
        <input
          ref={search}
          type="search"
          name="search"
          defaultValue={written}
          placeholder="Search names, models, sessions, errors"
          onInput={(event) => later(event.currentTarget.value)}
        />
      </label>
      <div class="choices">
        <Choice
          label="Time"
          name="range"
          value={query['range'] ?? ''}
          options={[ALL_TIME, ...RANGE_CHOICES]}
          onChoose={(range) => onFilter({ range })}
        />
        <Choice label="Order" name="order" value={query['order'] ?? ''} options={ORDERS} onChoose={(order) => onFilter({ order })} />
        <Choice
          label="Status"
          name="status"
          value={query['status'] ?? ''}
          options={[ANY, ...STATUS_CHOICES]}
          onChoose={(status) => onFilter({ status })}
        />
        <Choice
          label="Cost"
          name="unpriced"
          value={query['unpriced'] ?? ''}
          options={[ANY, ['false', 'known'], ['true', 'unknown']]}
          onChoose={(unpriced) => onFilter({ unpriced })}
        />
      </div>
      <details onToggle={({ currentTarget }) => void (isOpen.value = currentTarget.open)}>
        <summary>More filters{used > 0 ? ` (${used})` : ''}</summary>
        <div class="filter-grid">
          {TEXTS.map((name) => {
            const list = SUGGESTED.find((each) => each === name);
            return (
              <div key={name}>
                <label>
                  <span>{nameOfFilter(name)}</span>
                  <input
                    key={query[name] ?? ''}
                    name={name}
                    defaultValue={query[name] ?? ''}
                    autocomplete="off"
                    spellcheck={false}
                    list={list === undefined ? undefined : `of-${list}`}
                    inputMode={name === 'min_cost_usd' ? 'decimal' : undefined}
                  />
                </label>
                {list !== undefined && isOpen.value && <Suggestions by={list} />}
              </div>
            );
          })}
          <button type="submit" class="main">
            Apply
          </button>
        </div>
      </details>
    </form>
  );
}
