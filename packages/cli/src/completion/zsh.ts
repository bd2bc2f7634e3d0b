import { posixTables } from './posix-tables.ts';
import { FILE, type Tables } from './tables.ts';

/** The script for zsh. */
export function zshScript(tables: Tables): string {
  return `#compdef spancost
# Completion of spancost for zsh. In ~/.zshrc, after compinit: source <(spancost completion zsh)
${posixTables(tables)}
_spancost() {
  local cur="\${words[CURRENT]}" option='' at='' found='' word i
  for ((i = 2; i < CURRENT; i++)); do
    word="\${words[i]}"
    if [[ -n "$option" ]]; then option=''; continue; fi
    case "$word" in
      -*=*) ;;
      -*) if [[ -n "$(_spancost_values "$at:$word")" ]]; then option="$word"; fi ;;
      *) if [[ " $(_spancost_commands "$at") " == *" $word "* ]]; then at="\${at:+$at }$word"; fi ;;
    esac
  done
  if [[ -z "$option" && "$cur" == -*=* ]]; then
    option="\${cur%%=*}"
    compset -P '*='
  fi
  if [[ -n "$option" ]]; then found="$(_spancost_values "$at:$option")"
  elif [[ "$cur" == -* ]]; then found="$(_spancost_options "$at")"
  else found="$(_spancost_commands "$at") $(_spancost_words "$at")"
  fi
  case "$found" in
    '${FILE}') _files ;;
    '<'*) _message 'a value' ;;
    *) compadd -- \${=found} ;;
  esac
}
compdef _spancost spancost
`;
}
