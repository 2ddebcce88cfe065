package config

import (
	"os"
	"strings"
	"testing"
)

func TestManualIsFresh(t *testing.T) {
	got, err := os.ReadFile("../../docs/configuration.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != Manual() {
		t.Error("docs/configuration.md is older than the table of options: run go generate ./editor/config")
	}
}

func TestManualNamesEverything(t *testing.T) {
	m := Manual()
	for o := range Options() {
		if !strings.Contains(m, "`"+o.Name+"`") {
			t.Errorf("%s is missing", o.Name)
		}
	}
	for _, name := range statusElements {
		if !strings.Contains(m, "| `"+name+"` |") {
			t.Errorf("the element %s is missing", name)
		}
	}
	_, example, _ := strings.Cut(m, "```toml\n")
	example, _, _ = strings.Cut(example, "```")
	if _, problems := Parse("example", example); len(problems) > 0 {
		t.Errorf("the example: %v", problems)
	}
}

func TestHelp(t *testing.T) {
	want := "Least severity of messages at the end of their line, as far as they are not shown below it.\n" +
		"Allowed: disable, hint, info, warning, error\nDefault: \"hint\""
	if got := Lookup("end-of-line-diagnostics").Help(); got != want {
		t.Errorf("got %q", got)
	}
}
