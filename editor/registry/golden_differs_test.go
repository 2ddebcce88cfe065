package registry_test

import (
	"os"
	"strings"
	"testing"

	"hx/editor/syntax"
)

// accounted are the categories of recorded cases in which every difference is
// known: testdata/golden-differs.tsv gives its reason.
func accounted(cat string) bool { return cat == "treesitter" && syntax.HaveTreeSitter }

// knownDifferences are the reasons by id of the case.
func knownDifferences(t *testing.T) map[string]string {
	t.Helper()
	b, err := os.ReadFile("testdata/golden-differs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		id, why, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || why == "" {
			t.Fatalf("golden-differs.tsv: %q is not an id and a reason", line)
		}
		out[id] = why
	}
	return out
}
