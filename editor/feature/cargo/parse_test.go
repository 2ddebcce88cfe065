package cargo

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

func TestParse(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"src/lib.rs", "member/src/main.rs", "a.c"} {
		path := filepath.Join(dir, name)
		os.MkdirAll(filepath.Dir(path), 0o755)
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	lib, a := filepath.Join(dir, "src/lib.rs"), filepath.Join(dir, "a.c")
	for _, c := range []struct {
		name, output string
		want         []Place
	}{
		{"nothing", "    Finished dev profile\n", nil},
		{"the gravest first", "warning: unused variable: `x`\n --> src/lib.rs:3:9\n  |\n\nerror[E0308]: mismatched types\n  --> src/lib.rs:10:23\n   |\nnote: function defined here\n  --> src/lib.rs:5:8\n",
			[]Place{{"error", "mismatched types", lib, 9}, {"warning", "unused variable: `x`", lib, 2}, {"note", "function defined here", lib, 4}}},
		{"said twice, for library and test", "error: no\n --> src/lib.rs:1:1\nerror: no\n --> src/lib.rs:1:1\n", []Place{{"error", "no", lib, 0}}},
		{"a summary has no place", "warning: `demo` (lib) generated 1 warning\nerror: could not compile `demo`\n", nil},
		{"a test that fails", "thread 'tests::adds' (123) panicked at src/lib.rs:18:9:\nassertion `left == right` failed\n", []Place{{"panic", "tests::adds: assertion `left == right` failed", lib, 17}}},
		{"a C compiler", "a.c:4:2: error: expected ';'\r\n", []Place{{"error", "expected ';'", a, 3}}},
		{"files that are not there", "error: no\n --> /rustc/abc/lib.rs:1:1\n --> gone.rs:2:2\n", nil},
		{"bad numbers", "error: no\n --> src/lib.rs:0:1\nerror: no\n --> src/lib.rs:99999999999999999999:1\n", nil},
	} {
		if got := parse(c.output, filepath.Join(dir, "member")); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestSummary(t *testing.T) {
	out := "test result: ok. 3 passed; 0 failed; 0 ignored\n\ntest result: FAILED. 1 passed; 2 failed; 0 ignored\n"
	if got := summaryOf(out); got != "4 tests passed, 2 failed" {
		t.Error(got)
	}
	if got := summaryOf("hello\n"); got != "" {
		t.Error(got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("error: x\n --> a.rs:1:2\n")
	f.Add("thread 'main' panicked at a:1:1")
	f.Fuzz(func(t *testing.T, s string) {
		for _, p := range parse(s, "/nonexistent") {
			if p.Line < 0 || !filepath.IsAbs(p.Path) {
				t.Fatalf("%+v", p)
			}
		}
	})
}
