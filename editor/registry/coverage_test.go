package registry_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"hx/editor/command"
	"hx/editor/registry"
)

// notBuilt are the commands of Helix that are not built yet; the list may only
// shrink. The debugger is left for later.
var notBuilt = []string{
	"dap_launch", "dap_restart", "dap_toggle_breakpoint", "dap_continue", "dap_pause", "dap_step_in", "dap_step_out", "dap_next",
	"dap_variables", "dap_terminate", "dap_edit_condition", "dap_edit_log", "dap_switch_thread", "dap_switch_stack_frame", "dap_enable_exceptions", "dap_disable_exceptions",
	":debug-start", ":dbg", ":debug-remote", ":dbg-tcp", ":debug-eval",
}

func lines(t *testing.T, name string) []string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(b)), "\n")
}

// TestCoverage counts the commands of Helix that there are, and fails when one
// disappears or an alias is missing.
func TestCoverage(t *testing.T) {
	tables := command.NewTables(registry.Static(), registry.Typed())
	count := func(kind string, names []string, have func(string) bool) {
		built := 0
		for _, name := range names {
			switch missing := slices.Contains(notBuilt, name); {
			case have(name) && missing:
				t.Errorf("%s %s is built: take it off the list", kind, name)
			case have(name):
				built++
			case !missing:
				t.Errorf("%s %s is gone", kind, name)
			}
		}
		t.Logf("%s: %d of %d are built", kind, built, len(names))
	}
	count("static command", lines(t, "testdata/commands.txt"), func(name string) bool { return tables.Find(name) != nil })
	var typed []string
	for _, row := range lines(t, "testdata/typable.tsv") {
		name, aliases, _ := strings.Cut(row, "\t")
		typed = append(typed, ":"+name)
		for _, a := range strings.Split(aliases, ", ") {
			if a != "-" && a != "" {
				typed = append(typed, ":"+a)
			}
		}
	}
	count("typable command", typed, func(name string) bool { return tables.FindTyped(name[1:]) != nil })
}

// TestEveryCommandIsDescribed is a part of Table-Truth.
func TestEveryCommandIsDescribed(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range registry.Static() {
		if c.Label == "" || c.Run == nil || seen[c.Name] {
			t.Errorf("static command %q has no label, no function, or a twin", c.Name)
		}
		seen[c.Name] = true
	}
	for _, c := range registry.Typed() {
		for _, name := range append([]string{c.Name}, c.Aliases...) {
			if seen[":"+name] {
				t.Errorf("typable command %q is there twice", name)
			}
			seen[":"+name] = true
		}
		if c.Doc == "" || c.Run == nil {
			t.Errorf("typable command %q has no description or no function", c.Name)
		}
	}
}
