import { CONTENT_ATTRIBUTES, contentPartOf, type AttributeMap, type ContentPart } from '@spancost/conventions';

/** What the span of a call says was asked and answered: of each part the attributes that hold it, as they came. */
export type ToldContent = Readonly<Partial<Record<ContentPart, AttributeMap>>>;

/** The content that attributes hold; undefined if they hold none. What the conventions' own attribute says is not told twice. */
export function toldContent(attributes: AttributeMap): ToldContent | undefined {
  const told: Partial<Record<ContentPart, [string, unknown][]>> = {};
  for (const [name, value] of Object.entries(attributes)) {
    const part = value === undefined || value === null || value === '' ? undefined : contentPartOf(name);
    if (part !== undefined) (told[part] ??= []).push([name, value]);
  }
  const parts = Object.entries(told) as [ContentPart, [string, unknown][]][];
  return parts.length === 0 ? undefined : Object.fromEntries(parts.map(([part, values]) => [part, withoutRepetition(part, values)]));
}

function withoutRepetition(part: ContentPart, values: readonly [string, unknown][]): AttributeMap {
  const own = values.find(([name]) => name === CONTENT_ATTRIBUTES[part]);
  return Object.fromEntries(own === undefined ? values : [own]);
}
