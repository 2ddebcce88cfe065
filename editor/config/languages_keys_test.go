package config

import (
	"os"
	"strings"
	"testing"

	"hx/editor/config/source"
	hxruntime "hx/runtime"
)

// Every key of Helix's languages.toml is known: testdata/languages.toml uses
// each one that testdata/languages-config.tsv lists.
func TestEveryKeyOfLanguages(t *testing.T) {
	text, err := os.ReadFile("testdata/languages.toml")
	if err != nil {
		t.Fatal(err)
	}
	f := source.Parse("languages.toml", string(text))
	_, errs := MergeLanguages(hxruntime.Builtin(), f)
	for _, e := range errs {
		t.Error(e)
	}
	table, err := os.ReadFile("testdata/languages-config.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(strings.TrimSpace(string(table)), "\n")[1:]
	for _, row := range rows {
		key, _, _ := strings.Cut(row, "\t")
		path := strings.Split(strings.NewReplacer("[", "", "]", "", "<", "", ">", "").Replace(key), ".")
		if !uses(source.Value{Data: f.Root}, path) {
			t.Errorf("the file does not use %s", key)
		}
	}
	t.Logf("%d keys", len(rows))
	if len(rows) != 77 {
		t.Errorf("%d rows: the table has changed", len(rows))
	}
}

// uses looks for a path through tables and the elements of lists. A key "name"
// below language-server stands for any.
func uses(v source.Value, path []string) bool {
	if len(path) == 0 {
		return true
	}
	switch d := v.Data.(type) {
	case []source.Value:
		for _, e := range d {
			if uses(e, path) {
				return true
			}
		}
	case *source.Table:
		if inner, ok := d.Get(path[0]); ok && uses(inner, path[1:]) {
			return true
		}
		if path[0] == "name" {
			for _, inner := range d.All() {
				if uses(inner, path[1:]) {
					return true
				}
			}
		}
	}
	return false
}

func FuzzMergeLanguages(f *testing.F) {
	text, err := os.ReadFile("testdata/languages.toml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(text))
	f.Add("[[language]]\nname = 'rust'\n[[language]]\nname = 5\n[language-server]\nx = 1\n")
	f.Add("language = 1\nlanguage-server = [{}]\n")
	f.Fuzz(func(t *testing.T, text string) {
		langs, errs := MergeLanguages(hxruntime.Builtin(), source.Parse("f", text))
		for _, e := range errs {
			if e.Line < 1 || e.Text == "" || strings.Contains(e.Error(), "\n") {
				t.Errorf("%+v", e)
			}
		}
		seen := map[string]bool{}
		for _, l := range langs.List {
			if l.Name == "" || seen[l.Name] {
				t.Errorf("language %q without a name, or twice", l.Name)
			}
			seen[l.Name] = true
		}
	})
}
