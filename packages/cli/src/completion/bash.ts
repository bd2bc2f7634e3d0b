import { posixTables } from './posix-tables.ts';
import type { Tables } from './tables.ts';

/** The script for bash 3.2 and later. */
export function bashScript(tables: Tables): string {
  return `# Completion of spancost for bash. In ~/.bashrc: source <(spancost completion bash)
${posixTables(tables)}
_spancost() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" option='' at='' found='' word i
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    # bash takes --option=value for three words.
    if [[ "$word" == '=' ]]; then continue; fi
    if [[ -n "$option" ]]; then option=''; continue; fi
    case "$word" in
      -*) if [[ -n "$(_spancost_values "$at:$word")" ]]; then option="$word"; fi ;;
      *) if [[ " $(_spancost_commands "$at") " == *" $word "* ]]; then at="\${at:+$at }$word"; fi ;;
    esac
  done
  if [[ "$cur" == '=' ]]; then cur=''; fi
  if [[ -n "$option" ]]; then found="$(_spancost_values "$at:$option")"
  elif [[ "$cur" == -* ]]; then found="$(_spancost_options "$at")"
  else found="$(_spancost_commands "$at") $(_spancost_words "$at")"
  fi
  COMPREPLY=()
  # Files are what bash completes by itself where there is nothing here.
  case "$found" in '<'*) return ;; esac
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$found" -- "$cur")
}
complete -o default -F _spancost spancost
`;
}
