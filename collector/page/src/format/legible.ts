/** What is not seen, or changes how its neighbours are seen: controls, turns of the direction of writing, and what has no width. */
const UNSEEN = /(?!\u{200c}|\u{200d}|[\u{fe00}-\u{fe0f}])[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{fff9}-\u{fffb}]/gu;
/** Joiners belong between letters of many scripts, and into emoji; beside ASCII and at an end they only hide. */
const JOINERS = /(?<=^|\p{ASCII})(?:\u{200c}|\u{200d})|(?:\u{200c}|\u{200d})(?=$|\p{ASCII})/gu;
/** As joiners, but that `1️⃣` is written with one. */
const VARIANTS = /(?<=^|\p{ASCII})[\u{fe00}-\u{fe0f}](?!\u{20e3})/gu;
const SPACES_AT_ENDS = /^\s+|\s+$/gu;

/**
 * A name as it can be told from others: each character that is not seen as its number, `⟨U+202E⟩`, and spaces at its ends as
 * `␣`, so that nobody passes for somebody else.
 */
export function legible(text: string): string {
  return text
    .replaceAll(SPACES_AT_ENDS, (spaces) => (UNSEEN_SPACE.test(spaces) ? spaces : '␣'.repeat(spaces.length)))
    .replaceAll(UNSEEN, numbered)
    .replaceAll(JOINERS, numbered)
    .replaceAll(VARIANTS, numbered);
}

/** Spaces that have a number of their own to be shown by, as tabs and ends of lines have. */
const UNSEEN_SPACE = /[^ \u{a0}\u{2000}-\u{200a}\u{202f}\u{205f}\u{3000}]/u;

function numbered(character: string): string {
  return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
