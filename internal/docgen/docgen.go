// Package docgen writes the manuals that follow from the tables.
package docgen

import (
	"fmt"
	"strings"

	"hx/editor/command"
	"hx/editor/registry"
	"hx/keymap"
)

// Files are the generated manuals by their path in the repository.
func Files() map[string]string {
	tables := command.NewTables(registry.Static(), registry.Typed())
	return map[string]string{
		"docs/keymap.md":   Keymap(tables),
		"docs/commands.md": Commands(tables),
	}
}

const generated = "<!-- Made from the tables by go generate ./internal/docgen; do not edit. -->\n\n"

var modes = []keymap.Mode{keymap.ModeNormal, keymap.ModeSelect, keymap.ModeInsert}

// cell makes a text fit for a table.
func cell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }

func code(s string) string {
	if strings.Contains(s, "`") {
		return "`` " + cell(s) + " ``"
	}
	return "`" + cell(s) + "`"
}

// Keymap lists all default keys.
func Keymap(tables *command.Tables) string {
	env := &command.Env{Tables: tables}
	var b strings.Builder
	b.WriteString("# Keys\n\n" + generated)
	b.WriteString("The default keys of each mode. `space ?` shows them in the editor with your own changes.\n")
	set := keymap.Default()
	for _, m := range modes {
		fmt.Fprintf(&b, "\n## %s mode\n\n| keys | command | |\n| --- | --- | --- |\n", title(m.String()))
		for keys, bind := range set.Root(m).All() {
			if bind.IsNoOp() {
				continue
			}
			fmt.Fprintf(&b, "| %s | %s | %s |\n", code(keymap.Join(keys, " ")), code(bind.String()), cell(env.Label(bind.Text)))
		}
		for _, row := range keymap.Fixed(m) {
			fmt.Fprintf(&b, "| %s | | %s |\n", code(row.Keys), cell(row.Label))
		}
	}
	for _, w := range []keymap.Widget{keymap.PromptWidget, keymap.PickerWidget, keymap.MenuWidget, keymap.CompletionWidget, keymap.PopupWidget} {
		fmt.Fprintf(&b, "\n## %s\n\n| keys | |\n| --- | --- |\n", title(w.String()))
		for _, row := range w.Rows() {
			fmt.Fprintf(&b, "| %s | %s |\n", code(row.Keys), cell(row.Label))
		}
	}
	return b.String()
}

// Commands lists all commands.
func Commands(tables *command.Tables) string {
	set := keymap.Default()
	normal, insert := set.Reverse(keymap.ModeNormal), set.Reverse(keymap.ModeInsert)
	var b strings.Builder
	b.WriteString("# Commands\n\n" + generated)
	b.WriteString("## Commands of the command line\n\n| command | arguments | what it does |\n| --- | --- | --- |\n")
	for _, c := range tables.Typed {
		names := code(":" + c.Name)
		for _, a := range c.Aliases {
			names += ", " + code(":"+a)
		}
		args := c.Args.Usage
		for _, f := range c.Args.Flags {
			args = strings.TrimSpace(args + " [" + f.String() + "]")
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", names, cell(args), cell(c.Doc))
	}
	b.WriteString("\n## Commands that keys are bound to\n\n| command | normal | insert | what it does |\n| --- | --- | --- | --- |\n")
	for _, c := range tables.Static {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", code(c.Name), sequences(normal[c.Name]), sequences(insert[c.Name]), cell(c.Label))
	}
	return b.String()
}

func sequences(list [][]keymap.Key) string {
	var out []string
	for _, keys := range list {
		out = append(out, code(keymap.Join(keys, " ")))
	}
	return strings.Join(out, ", ")
}

// title capitalises a word.
func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
