/** Goes to a place in the page, from which the button Back leads here again. @param href As `hrefOf` makes it. */
export function goTo(href: string): void {
  window.location.hash = href;
}

/** As {@link goTo}, but in place of where somebody is, for what changes with each letter or shows the same in another way. */
export function goInstead(href: string): void {
  window.location.replace(href);
}
