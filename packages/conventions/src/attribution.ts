import {
  ATTR_SESSION_ID,
  ATTR_SPANCOST_FEATURE,
  ATTR_SPANCOST_METADATA_PREFIX,
  ATTR_SPANCOST_OBJECT,
  ATTR_SPANCOST_TASK,
  ATTR_SPANCOST_TENANT,
  ATTR_USER_ID,
} from './attributes.ts';

/** Who and what caused a call. Every field is optional, and `undefined` is as not said; free pairs go into `metadata`. */
export interface Attribution {
  readonly user?: string | undefined;
  readonly tenant?: string | undefined;
  readonly feature?: string | undefined;
  readonly session?: string | undefined;
  readonly task?: string | undefined;
  readonly object?: string | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

/** A field of an {@link Attribution} with one value. */
export type AttributionField = Exclude<keyof Attribution, 'metadata'>;

/** The attribute that carries each field of an {@link Attribution}; `metadata` has a namespace instead. */
export const ATTRIBUTION_ATTRIBUTES: Readonly<Record<AttributionField, string>> = {
  user: ATTR_USER_ID,
  tenant: ATTR_SPANCOST_TENANT,
  feature: ATTR_SPANCOST_FEATURE,
  session: ATTR_SESSION_ID,
  task: ATTR_SPANCOST_TASK,
  object: ATTR_SPANCOST_OBJECT,
};

/** The attributes of an attribution: one for each field that is set. */
export function attributesOf(attribution: Attribution): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [field, name] of Object.entries(ATTRIBUTION_ATTRIBUTES) as [AttributionField, string][]) {
    const value = attribution[field];
    if (value !== undefined) attributes[name] = value;
  }
  for (const [key, value] of Object.entries(attribution.metadata ?? {})) attributes[ATTR_SPANCOST_METADATA_PREFIX + key] = value;
  return attributes;
}
