// Command hx is a modal editor for the terminal.
package main

import (
	"errors"
	"fmt"
	"os"

	"hx/editor/commands"
	"hx/internal/usage"
)

func main() { os.Exit(run(os.Args[1:])) }

func run(args []string) int {
	if len(args) > 0 && args[0] == commands.SaveFileFlag {
		if err := commands.SaveFile(args[1:], os.Stdout); err != nil {
			return fail(err)
		}
		return 0
	}
	f, err := parseFlags(args)
	var bad usageError
	switch {
	case errors.As(err, &bad):
		fmt.Fprintln(os.Stderr, "hx:", bad)
		return 2
	case err != nil:
		return fail(err)
	case f.help:
		fmt.Print(usage.Help())
		return 0
	case f.version:
		fmt.Println(version())
		return 0
	case f.health:
		return health(f)
	case f.recover && !onTerminal(os.Stdout):
		return listLeft()
	case len(f.grammar) > 0:
		return grammar(f)
	}
	code, err := edit(f)
	if err != nil {
		return fail(err)
	}
	return code
}

func fail(err error) int {
	fmt.Fprintln(os.Stderr, "hx:", err)
	return 1
}
