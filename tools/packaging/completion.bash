# Completion of longhand for bash: commands, options and chapters as the installed program has them.
_longhand() {
    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
    local program=${COMP_WORDS[0]}
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        mapfile -t COMPREPLY < <(compgen -W "$("$program" --help 2>/dev/null |
            sed -n 's/^  longhand \([a-z]*\).*/\1/p')" -- "$word")
        return
    fi
    # The words that an option takes stand in the help with bars between them.
    local values
    values=$("$program" "$command" --help 2>/dev/null |
        sed -n "s/^  \(-[a-z] \[ \)\?$previous\( \]\)\? \([a-z]\+\(|[a-z]\+\)\+\) .*/\3/p")
    if [ -n "$values" ]; then
        mapfile -t COMPREPLY < <(compgen -W "${values//|/ }" -- "$word")
    elif [[ $previous == --output || $previous == -o ]]; then
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    elif [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$("$program" "$command" --help 2>/dev/null |
            grep -o -- '--[a-z]\+')" -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -W "$("$program" list 2>/dev/null |
            grep -o '^[a-z_0-9]\+') all" -- "$word"; compgen -f -X '!*.toml' -- "$word")
    fi
}
complete -F _longhand longhand
