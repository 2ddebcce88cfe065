package registry_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"hx/editor/syntax"
	"hx/editor/text"
	"hx/internal/hxtest"
)

// examplesThatDiffer are examples whose outcome differs, with the reason.
var examplesThatDiffer = map[string]string{
	"103": "the recording cannot tell one-character selections apart that touch each other",
}

// TestExamples plays the recorded examples of all areas: a text, keys, and the
// resulting mode, text and selections.
func TestExamples(t *testing.T) {
	b, err := os.ReadFile("testdata/examples.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(strings.TrimSpace(string(b)), "\n")[1:]
	played := 0
	for _, row := range rows {
		f := strings.Split(row, "\t")
		if len(f) < 8 {
			t.Fatalf("a row of %d columns: %q", len(f), row)
		}
		id, file, in, keys, mode, want, sel := f[0], f[2], unescape(f[3]), f[4], f[5], unescape(f[6]), f[7]
		if !syntax.HaveTreeSitter && file != "t.txt" {
			continue // those need a C compiler
		}
		played++
		t.Run(id, func(t *testing.T) {
			s := hxtest.New(t, hxtest.Options{Files: map[string]string{file: in}, Open: file,
				Config: "[editor]\ninsert-final-newline = false\nauto-completion = false\n[editor.lsp]\nenable = false\n"})
			s.Keys(t, keys)
			s.Wait(5e9)
			got := []string{strings.ToUpper(s.Ed.Mode().String()[:3]), s.Text(), ranges(s)}
			if expect := []string{mode, want, sel}; fmt.Sprint(got) != fmt.Sprint(expect) {
				if why := examplesThatDiffer[id]; why != "" {
					return
				}
				t.Errorf("%q %s\n got %q\nwant %q", in, keys, got, expect)
			} else if examplesThatDiffer[id] != "" {
				t.Error("this example is listed as different, but it is not")
			}
		})
	}
	t.Logf("%d of %d examples played", played, len(rows))
}

func unescape(s string) string {
	return strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\t`, "\t", `\r`, "\r").Replace(s)
}

// ranges writes the selections as the examples do: offsets in characters, `<`
// behind a backward range, `*` before the primary one.
func ranges(s *hxtest.Session) string {
	list, primary := fromSelection(s.Text(), s.Ed.Selection())
	var out []string
	for i, r := range list {
		mark, back := "", ""
		if i == primary {
			mark = "*"
		}
		// The recording does not tell which way one character faces, and counts
		// the place behind the text as one.
		if r[1] < r[0] {
			back, r = "<", [2]int{r[1], r[0]}
		}
		if width := s.Text()[offsets(s.Text())[r[0]]:offsets(s.Text())[r[1]]]; oneCluster(width) {
			back = ""
		}
		if r[0] == r[1] {
			r[1]++
		}
		out = append(out, fmt.Sprintf("%s%d-%d%s", mark, r[0], r[1], back))
	}
	return strings.Join(out, " ")
}

func oneCluster(s string) bool {
	_, rest := text.FirstCluster(s)
	return rest == ""
}
