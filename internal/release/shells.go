package main

import (
	"fmt"
	"strings"

	"hx/internal/usage"
)

// bash is the completion for bash. A file may be followed by a place, so names
// are completed as they stand.
func bash() string {
	var flags, cases strings.Builder
	for _, o := range usage.Options {
		names := "--" + o.Long
		fmt.Fprintf(&flags, " --%s", o.Long)
		if o.Short != "" {
			names = "-" + o.Short + "|" + names
		}
		switch o.Takes {
		case usage.File:
			fmt.Fprintf(&cases, "\t%s)\n\t\tmapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n\t\treturn\n\t\t;;\n", names)
		case usage.Folder:
			fmt.Fprintf(&cases, "\t%s)\n\t\tmapfile -t COMPREPLY < <(compgen -d -- \"$cur\")\n\t\treturn\n\t\t;;\n", names)
		case usage.Word:
			fmt.Fprintf(&cases, "\t%s)\n\t\tmapfile -t COMPREPLY < <(compgen -W '%s' -- \"$cur\")\n\t\treturn\n\t\t;;\n", names, strings.Join(words(o), " "))
		}
	}
	return `# Completion of hx for bash.
_hx() {
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
	COMPREPLY=()
	case $prev in
` + cases.String() + `	esac
	if [[ $cur == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W '` + strings.TrimSpace(flags.String()) + `' -- "$cur")
		return
	fi
	mapfile -t COMPREPLY < <(compgen -f -- "$cur")
}
complete -o filenames -F _hx hx
`
}

// zsh is the completion for zsh.
func zsh() string {
	var b strings.Builder
	b.WriteString("#compdef hx\n# Completion of hx for zsh.\n\n_arguments -s -S \\\n")
	quote := func(s string) string {
		return strings.NewReplacer("'", `'\''`, "[", `\[`, "]", `\]`, ":", `\:`).Replace(s)
	}
	for _, o := range usage.Options {
		value := ""
		switch o.Takes {
		case usage.File:
			value = ":file:_files"
		case usage.Folder:
			value = ":folder:_files -/"
		case usage.Word:
			value = ":" + strings.ToLower(o.Value) + ":(" + strings.Join(words(o), " ") + ")"
		}
		if o.Optional {
			value = ":" + value
		}
		doc := "[" + quote(o.Doc) + "]" + value
		if o.Short == "" {
			fmt.Fprintf(&b, "  '--%s%s' \\\n", o.Long, doc)
			continue
		}
		fmt.Fprintf(&b, "  '(-%s --%s)'{-%s,--%s}'%s' \\\n", o.Short, o.Long, o.Short, o.Long, doc)
	}
	b.WriteString("  '*:file:_files'\n")
	return b.String()
}

// fish is the completion for fish.
func fish() string {
	var b strings.Builder
	b.WriteString("# Completion of hx for fish.\n")
	for _, o := range usage.Options {
		b.WriteString("complete -c hx")
		if o.Short != "" {
			b.WriteString(" -s " + o.Short)
		}
		b.WriteString(" -l " + o.Long)
		switch o.Takes {
		case usage.File:
			b.WriteString(" -r -F")
		case usage.Folder:
			b.WriteString(" -x -a '(__fish_complete_directories)'")
		case usage.Word:
			need := " -x"
			if o.Optional {
				need = " -f"
			}
			fmt.Fprintf(&b, "%s -a '%s'", need, strings.Join(words(o), " "))
		}
		fmt.Fprintf(&b, " -d '%s'\n", strings.ReplaceAll(o.Doc, "'", `\'`))
	}
	return b.String()
}
